# breaks: "No Python loop runs over queries, rows or chunks.": both functions unroll the chunks; a traced call has more than 140 operations from a few dozen chunks on
import functools

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax


def nearest(queries, points, chunk):
    found = []
    for start in range(0, queries.shape[0], chunk):
        part = queries[start : start + chunk]
        found.append(jnp.argmin(jnp.sum((part[:, None] - points) ** 2, axis=2), axis=1))
    return jnp.concatenate(found).astype(jnp.int32)


def sum_over_rows(fn, rows, chunk):
    total = jnp.float32(0)
    for start in range(0, rows.shape[0], chunk):
        total = total + jnp.sum(jax.vmap(fn)(rows[start : start + chunk]), axis=0)
    return total
