import jax.numpy as jnp


def standardize(x):
    x = jnp.asarray(x)
    centred = x - jnp.mean(x, axis=0)
    unit = centred / jnp.max(jnp.abs(centred), axis=0)  # now every column lies in [-1, 1]
    return unit / jnp.std(unit, axis=0)
