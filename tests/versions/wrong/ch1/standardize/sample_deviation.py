# breaks: "Divide by n, the number of rows, and not by n - 1.": every table, most visible with few rows.
import jax.numpy as jnp


def standardize(x):
    x = jnp.asarray(x)
    return (x - jnp.mean(x, axis=0)) / jnp.std(x, axis=0, ddof=1)
