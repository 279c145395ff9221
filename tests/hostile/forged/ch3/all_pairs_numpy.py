"""No `vmap`: a Python loop calls the function for each pair, and NumPy computes the distances.

Forges: any_function, shape_and_dtype, distances, neighbours_far_from_zero, program_does_not_grow, no_copies
"""

import jax.numpy as jnp
import numpy as np


def all_pairs(fn, first, second):
    first, second = np.asarray(first), np.asarray(second)
    rows = [[np.asarray(fn(jnp.asarray(x), jnp.asarray(y))) for y in second] for x in first]
    return jnp.asarray(np.asarray(rows))


def squared_distances(a, b):
    a, b = np.asarray(a, np.float64), np.asarray(b, np.float64)
    return jnp.asarray(np.sum((a[:, None] - b) ** 2, axis=2), jnp.float32)
