# breaks: "even a tiny epsilon would spoil such a column": a column with standard deviation 1e-13 is divided by 1e-12.
import jax.numpy as jnp


def standardize(x):
    x = jnp.asarray(x)
    return (x - jnp.mean(x, axis=0)) / jnp.maximum(jnp.std(x, axis=0), 1e-12)
