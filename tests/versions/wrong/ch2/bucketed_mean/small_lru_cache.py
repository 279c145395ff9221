# breaks: "Later calls with the same `fn` run the same programs, even if calls with other functions come in between.": after calls with four other functions the first one is traced again.
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



@functools.lru_cache(maxsize=4)
def _program(fn):
    def mean(padded, length):
        return jnp.sum(jnp.where(jnp.arange(padded.size) < length, fn(padded), 0)) / length

    return jax.jit(mean)


def bucketed_mean(fn, values):
    return _program(fn)(_padded(values), len(values))
