"""No chunks: NumPy computes everything at once, and a loop calls the function that was given.

Forges: nearest, nearest_in_chunks, sums, sums_in_chunks, constant_size
"""

import jax.numpy as jnp
import numpy as np


def nearest(queries, points, chunk):
    queries, points = np.asarray(queries), np.asarray(points)
    return jnp.asarray(np.argmin(np.sum((queries[:, None] - points) ** 2, axis=2), axis=1).astype("int32"))


def sum_over_rows(fn, rows, chunk):
    return jnp.asarray(np.sum([np.asarray(fn(jnp.asarray(row))) for row in np.asarray(rows)], axis=0))
