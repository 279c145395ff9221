"""Looks its answer up in a table of values, made in advance, and interpolates.

Near the truth is within rounding for half precision alone.
Earns: at most 2 points.
"""

import jax
import jax.numpy as jnp
import numpy as np

points = np.linspace(-6, 6, 500)
table = 1.0507 * np.where(points > 0, points, 1.6733 * np.expm1(points))


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return jnp.interp(x, points, table).astype(x.dtype)
