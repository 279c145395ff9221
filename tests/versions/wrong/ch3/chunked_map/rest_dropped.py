# breaks: "If some are left over at the end, it works on these too.": the rest is cut off, so the result is too short if queries % chunk != 0
import functools

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax


def nearest(queries, points, chunk):
    count, axes = queries.shape
    parts = queries[: count // chunk * chunk].reshape(count // chunk, chunk, axes)

    def one(query):
        return jnp.argmin(jnp.sum((query - points) ** 2, axis=1)).astype(jnp.int32)

    return lax.map(jax.vmap(one), parts).reshape(-1)


def sum_over_rows(fn, rows, chunk):
    parts = rows.reshape(rows.shape[0] // chunk, chunk, rows.shape[1])
    shape = jax.eval_shape(fn, jax.ShapeDtypeStruct(rows.shape[1:], rows.dtype)).shape

    def add(total, part):
        return total + jnp.sum(jax.vmap(fn)(part), axis=0), None

    return lax.scan(add, jnp.zeros(shape, jnp.float32), parts)[0]
