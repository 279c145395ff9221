"""Leaves the whole answer to one `jax.pure_callback` into NumPy, under `jax.jit`.

Values are right. As a program it is refused, and it is too slow for the race.
Earns: at most 3 points.
"""

import jax
import numpy as np


def in_numpy(x, alpha, scale):
    wide = np.asarray(x, "float64")
    return (scale * np.where(wide > 0, wide, alpha * np.expm1(wide))).astype(x.dtype)


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return jax.pure_callback(in_numpy, jax.ShapeDtypeStruct(x.shape, x.dtype), x, alpha, scale)
