# breaks: "If several points are equally near, the first one counts.": <= keeps the last of equally near points, such as of two equal points
import functools

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax


def nearest(queries, points, chunk):
    def one(query):
        distances = jnp.sum((query - points) ** 2, axis=1)
        return (points.shape[0] - 1 - jnp.argmin(distances[::-1])).astype(jnp.int32)

    return lax.map(one, queries, batch_size=chunk)


def sum_over_rows(fn, rows, chunk):
    parts = rows.reshape(rows.shape[0] // chunk, chunk, rows.shape[1])
    shape = jax.eval_shape(fn, jax.ShapeDtypeStruct(rows.shape[1:], rows.dtype)).shape

    def add(total, part):
        return total + jnp.sum(jax.vmap(fn)(part), axis=0), None

    return lax.scan(add, jnp.zeros(shape, jnp.float32), parts)[0]
