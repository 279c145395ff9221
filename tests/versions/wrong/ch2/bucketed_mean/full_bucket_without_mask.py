# breaks: "JAX traces `fn` once for each bucket.": lengths 5 and then 8 trace fn twice, because a full bucket has a program of its own.
import functools
import math

import jax
import jax.numpy as jnp
import numpy as np


def bucket_size(length):
    bucket = 8
    while bucket < length:
        bucket *= 2
    return bucket



def _padded(values):
    padded = np.zeros(bucket_size(len(values)), np.float32)
    padded[: len(values)] = values
    return padded



@jax.jit(static_argnames="fn")
def _mean(fn, padded, length):
    return jnp.sum(jnp.where(jnp.arange(padded.size) < length, fn(padded), 0)) / length


@jax.jit(static_argnames="fn")
def _full_mean(fn, values):
    return jnp.mean(fn(values))


def bucketed_mean(fn, values):
    if len(values) == bucket_size(len(values)):
        return _full_mean(fn, values)
    return _mean(fn, _padded(values), len(values))
