"""Computes with NumPy and wraps the result as a JAX array.

Values are right. It cannot be traced, so it is not compiled, and it is too slow for the race; it traces nothing on a second call.
Earns: at most 3 points.
"""

import jax.numpy as jnp
import numpy as np


def selu(x, alpha=1.6733, scale=1.0507):
    wide = np.asarray(x, "float64")
    return jnp.asarray(scale * np.where(wide > 0, wide, alpha * np.expm1(wide)), x.dtype)
