"""dropout never asks for `train`, so it drops in evaluation too."""


@jax.jit(static_argnames="train")
def dropout(key, x, rate, train):
    if key is None:
        key = jax.random.key(0)
    keep = jax.random.bernoulli(key, 1 - rate, x.shape)
    return jnp.where(keep, x / (1 - rate), 0.0)
