# breaks: "a call with another length in that bucket traces nothing": the length is static, so lengths 3 and 5 trace fn twice.
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



@jax.jit(static_argnames=("fn", "length"))
def _mean(fn, padded, length):
    return jnp.mean(fn(padded)[:length])


def bucketed_mean(fn, values):
    return _mean(fn, _padded(values), len(values))
