# breaks: "Returns the mean of `fn(values)`": two different lambdas have the same name, so the second one runs the program of the first one.
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



_PROGRAMS = {}


def bucketed_mean(fn, values):
    name = getattr(fn, "__name__", repr(fn))
    if name not in _PROGRAMS:

        def mean(padded, length):
            return jnp.sum(jnp.where(jnp.arange(padded.size) < length, fn(padded), 0)) / length

        _PROGRAMS[name] = jax.jit(mean)
    return _PROGRAMS[name](_padded(values), len(values))
