# breaks: "JAX traces `fn` once for each bucket.": two calls with the same fn and the same length trace fn twice.
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



def bucketed_mean(fn, values):
    @jax.jit
    def mean(padded, length):
        return jnp.sum(jnp.where(jnp.arange(padded.size) < length, fn(padded), 0)) / length

    return mean(_padded(values), len(values))
