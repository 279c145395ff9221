# another way: Moves the last chunk back so that it is full: no padding, but some queries are done twice.

import functools

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax


def nearest(queries, points, chunk):
    count = queries.shape[0]
    rounds = -(-count // chunk)

    def body(out, i):
        start = jnp.minimum(i * chunk, count - chunk)
        part = lax.dynamic_slice(queries, (start, 0), (chunk, queries.shape[1]))
        distances = ((part[:, None] - points) ** 2).sum(2)
        found = jnp.argmin(distances, axis=1).astype(jnp.int32)
        return lax.dynamic_update_slice(out, found, (start,)), None

    return lax.scan(body, jnp.zeros(count, jnp.int32), jnp.arange(rounds))[0]


def sum_over_rows(fn, rows, chunk):
    shape = jax.eval_shape(fn, jax.ShapeDtypeStruct(rows.shape[1:], rows.dtype)).shape
    if rows.shape[0] == 0:
        return jnp.zeros(shape, jnp.float32)

    def going(state):
        return state[0] < rows.shape[0]

    def step(state):
        start, total = state
        results = jax.vmap(fn)(lax.dynamic_slice_in_dim(rows, start, chunk))
        return start + chunk, total + jnp.sum(results, axis=0)

    return lax.while_loop(going, step, (0, jnp.zeros(shape, jnp.float32)))[1]
