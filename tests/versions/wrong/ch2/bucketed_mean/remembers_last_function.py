# breaks: "Later calls with the same `fn` run the same programs, even if calls with other functions come in between.": calls with f, g, f trace f twice.
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



_last_fn = None
_last_program = None


def bucketed_mean(fn, values):
    global _last_fn, _last_program
    if fn is not _last_fn:

        def mean(padded, length):
            return jnp.sum(jnp.where(jnp.arange(padded.size) < length, fn(padded), 0)) / length

        _last_fn, _last_program = fn, jax.jit(mean)
    return _last_program(_padded(values), len(values))
