# breaks: "8, 16, 32 and so on, as a Python int.": length 9 gives np.int64(16).
import functools
import math

import jax
import jax.numpy as jnp
import numpy as np


def bucket_size(length):
    return max(8, 2 ** np.ceil(np.log2(length)).astype(int))


@jax.jit(static_argnames="fn")
def _mean(fn, padded, length):
    return jnp.sum(jnp.where(jnp.arange(padded.size) < length, fn(padded), 0)) / length


def bucketed_mean(fn, values):
    padded = np.zeros(bucket_size(len(values)), np.float32)
    padded[: len(values)] = values
    return _mean(fn, padded, len(values))
