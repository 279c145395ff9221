# breaks: "nothing is changed or printed": a NumPy table is centred in place, so the caller's table changes.
import jax.numpy as jnp
import numpy as np


def standardize(x):
    if isinstance(x, np.ndarray):
        x -= x.mean(axis=0)  # centre in 64 bits first
    x = jnp.asarray(x)
    return (x - jnp.mean(x, axis=0)) / jnp.std(x, axis=0)
