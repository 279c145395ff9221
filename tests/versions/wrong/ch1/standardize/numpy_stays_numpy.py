# breaks: "The standardized table, a `jax.Array` of float32.": a NumPy table gives an np.ndarray (float32).
import jax.numpy as jnp
import numpy as np


def standardize(x):
    xp = np if isinstance(x, np.ndarray) else jnp
    z = (x - xp.mean(x, axis=0)) / xp.std(x, axis=0)
    return z.astype(xp.float32)
