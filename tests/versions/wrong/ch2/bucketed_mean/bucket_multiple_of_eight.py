# breaks: "the smallest power of two that holds all elements": length 17 gives 24.
import functools
import math

import jax
import jax.numpy as jnp
import numpy as np


def bucket_size(length):
    return 8 * math.ceil(length / 8)


@jax.jit(static_argnames="fn")
def _mean(fn, padded, length):
    return jnp.sum(jnp.where(jnp.arange(padded.size) < length, fn(padded), 0)) / length


def bucketed_mean(fn, values):
    padded = np.zeros(bucket_size(len(values)), np.float32)
    padded[: len(values)] = values
    return _mean(fn, padded, len(values))
