# breaks: "Every real value counts, even if it equals the padding.": jnp.cos of [0, 0, 1] leaves out the two zeros.
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
    return jnp.sum(jnp.where(padded != 0, fn(padded), 0)) / length


def bucketed_mean(fn, values):
    return _mean(fn, _padded(values), len(values))
