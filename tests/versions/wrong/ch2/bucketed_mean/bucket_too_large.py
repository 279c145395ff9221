# breaks: "the smallest power of two that holds all elements": length 8 gives 16, length 16 gives 32.
import functools
import math

import jax
import jax.numpy as jnp
import numpy as np


def bucket_size(length):
    return max(8, 1 << length.bit_length())


@jax.jit(static_argnames="fn")
def _mean(fn, padded, length):
    return jnp.sum(jnp.where(jnp.arange(padded.size) < length, fn(padded), 0)) / length


def bucketed_mean(fn, values):
    padded = np.zeros(bucket_size(len(values)), np.float32)
    padded[: len(values)] = values
    return _mean(fn, padded, len(values))
