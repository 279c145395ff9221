"""the numbers that are kept are divided by rate, and not by 1 - rate."""


@jax.jit(static_argnames="train")
def dropout(key, x, rate, train):
    if not train:
        return x
    keep = jax.random.bernoulli(key, 1 - rate, x.shape)
    return jnp.where(keep, x / rate, 0.0)
