"""one draw decides for a whole row."""


@jax.jit(static_argnames="train")
def dropout(key, x, rate, train):
    if not train:
        return x
    keep = jax.random.bernoulli(key, 1 - rate, (*x.shape[:-1], 1) if x.ndim else ())
    return jnp.where(keep, x / (1 - rate), 0.0)
