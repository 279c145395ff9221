# breaks: "standardize works inside jax.jit, where x is a tracer": np.asarray of a tracer raises an error.
import jax.numpy as jnp
import numpy as np


def standardize(x):
    table = np.asarray(x, dtype=np.float64)
    z = (table - table.mean(axis=0)) / table.std(axis=0)
    return jnp.asarray(z, dtype=jnp.float32)
