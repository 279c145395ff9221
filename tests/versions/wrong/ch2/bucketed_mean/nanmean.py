# breaks: "If `fn` gives NaN for a real value, the mean is NaN.": jnp.sqrt of [-1, 4] gives 2.
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
    real = jnp.arange(padded.size) < length
    return jnp.nanmean(jnp.where(real, fn(padded), jnp.nan))


def bucketed_mean(fn, values):
    return _mean(fn, _padded(values), len(values))
