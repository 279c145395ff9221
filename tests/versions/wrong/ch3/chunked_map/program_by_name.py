# breaks: "Returns the sum of `fn(row)` over all rows": keeps a program for each name of fn in a global, so a second lambda gets the sum of the first one
import functools

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax


def nearest(queries, points, chunk):
    def one(query):
        return jnp.argmin(jnp.sum((query - points) ** 2, axis=1)).astype(jnp.int32)

    return lax.map(one, queries, batch_size=chunk)


_programs = {}


def sum_over_rows(fn, rows, chunk):
    def run(rows):
        parts = rows.reshape(rows.shape[0] // chunk, chunk, rows.shape[1])
        shape = jax.eval_shape(fn, jax.ShapeDtypeStruct(rows.shape[1:], rows.dtype)).shape

        def add(total, part):
            return total + jnp.sum(jax.vmap(fn)(part), axis=0), None

        return lax.scan(add, jnp.zeros(shape, jnp.float32), parts)[0]

    key = getattr(fn, "__name__", repr(fn)), chunk
    if key not in _programs:
        _programs[key] = jax.jit(run)
    return _programs[key](rows)
