"""`rate` is static, so each new rate makes a new program."""


@jax.jit(static_argnames=("rate", "train"))
def dropout(key, x, rate, train):
    if not train:
        return x
    keep = jax.random.bernoulli(key, 1 - rate, x.shape)
    return jnp.where(keep, x / (1 - rate), 0.0)
