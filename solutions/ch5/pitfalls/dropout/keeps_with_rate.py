"""a number is kept with the probability `rate`, and so it is dropped with 1 - rate."""


@jax.jit(static_argnames="train")
def dropout(key, x, rate, train):
    if not train:
        return x
    keep = jax.random.bernoulli(key, rate, x.shape)
    return jnp.where(keep, x / (1 - rate), 0.0)
