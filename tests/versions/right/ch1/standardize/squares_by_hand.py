import jax.numpy as jnp


def standardize(x):
    x = jnp.array(x)
    n = x.shape[0]
    centred = x - x.sum(axis=0) / n
    centred = centred - centred.sum(axis=0) / n  # once more, against rounding
    variance = (centred * centred).sum(axis=0) / n
    return centred / jnp.sqrt(variance)
