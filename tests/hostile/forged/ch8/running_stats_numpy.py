"""No program: NumPy describes the rows in float64, and JAX arrays are made of its results.

Forges: add, add_rows, merge, merge_empty, near_10000, constant_size, same_types
"""

from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np


class Stats(NamedTuple):
    count: jax.Array
    mean: jax.Array
    m2: jax.Array


def add(stats, row):
    return add_rows(stats, np.asarray(row)[None])


def add_rows(stats, rows):
    rows = np.asarray(rows, np.float64)
    mean = rows.mean(axis=0)
    return merge(stats, Stats(len(rows), mean, np.sum((rows - mean) ** 2, axis=0)))


def merge(left, right):
    (m, left_mean, left_m2), (n, right_mean, right_m2) = (tuple(map(np.float64, stats)) for stats in (left, right))
    distance, share = right_mean - left_mean, n / max(m + n, 1)
    mean, m2 = left_mean + share * distance, left_m2 + right_m2 + m * share * distance**2
    return Stats(jnp.asarray(m + n, "int32"), jnp.asarray(mean, "float32"), jnp.asarray(m2, "float32"))
