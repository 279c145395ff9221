import jax.numpy as jnp


def standardize(x):
    x = jnp.asarray(x)
    return (x - jnp.mean(x, axis=0)) / jnp.std(x, axis=0)
