# breaks: "It is also right for whole numbers around 5000, whose differences are exact in float32.": |q|^2 - 2 q.p + |p|^2 cancels in float32 for coordinates near 5000
import functools

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax


def nearest(queries, points, chunk):
    lengths = jnp.sum(points**2, axis=1)

    def one(query):
        distances = jnp.sum(query**2) - 2 * jnp.matmul(points, query, precision="highest") + lengths
        return jnp.argmin(distances).astype(jnp.int32)

    return lax.map(one, queries, batch_size=chunk)


def sum_over_rows(fn, rows, chunk):
    parts = rows.reshape(rows.shape[0] // chunk, chunk, rows.shape[1])
    shape = jax.eval_shape(fn, jax.ShapeDtypeStruct(rows.shape[1:], rows.dtype)).shape

    def add(total, part):
        return total + jnp.sum(jax.vmap(fn)(part), axis=0), None

    return lax.scan(add, jnp.zeros(shape, jnp.float32), parts)[0]
