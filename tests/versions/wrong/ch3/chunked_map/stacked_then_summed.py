# breaks: "without keeping the results of all rows": lax.map stacks the results of all rows; too large if rows > 2 * chunk and fn(row) is larger than row
import functools

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax


def nearest(queries, points, chunk):
    def one(query):
        return jnp.argmin(jnp.sum((query - points) ** 2, axis=1)).astype(jnp.int32)

    return lax.map(one, queries, batch_size=chunk)


def sum_over_rows(fn, rows, chunk):
    return jnp.sum(lax.map(fn, rows, batch_size=chunk), axis=0)
