# breaks: "The distance is the sum of the squares of (query - point) over all axes.": takes the root, which rounds two different sums to one number, so a farther point that comes first wins; such as query (0, 0), points (5000, 1.5), (5000, 0)
import functools

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax


def nearest(queries, points, chunk):
    def one(query):
        return jnp.argmin(jnp.linalg.norm(query - points, axis=1)).astype(jnp.int32)

    return lax.map(one, queries, batch_size=chunk)


def sum_over_rows(fn, rows, chunk):
    parts = rows.reshape(rows.shape[0] // chunk, chunk, rows.shape[1])
    shape = jax.eval_shape(fn, jax.ShapeDtypeStruct(rows.shape[1:], rows.dtype)).shape

    def add(total, part):
        return total + jnp.sum(jax.vmap(fn)(part), axis=0), None

    return lax.scan(add, jnp.zeros(shape, jnp.float32), parts)[0]
