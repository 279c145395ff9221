"""Keeps one list for all calls of record_calls, and empties it first, so an earlier result changes under the caller.

A list that is returned twice is not new in each call, and the check of that name is worth 4 points.

Forges: record_is_new
"""

import jax
import jax.numpy as jnp

record = []


@jax.jit
def log2(x):
    ln_x = jnp.log(x)
    return ln_x / jnp.log(2.0), ln_x


def record_calls(xs):
    record.clear()
    for x in xs:
        record.append(log2(x)[1])
    return record
