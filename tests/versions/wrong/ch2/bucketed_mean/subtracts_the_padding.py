# breaks: "The padding has no effect on the mean, even if `fn` gives NaN or infinity for it.": jnp.log gives -inf - (-inf) = NaN, and fn is called twice in each trace.
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
    total = jnp.sum(fn(padded))
    extra = (padded.size - length) * fn(jnp.zeros_like(padded))[0]
    return (total - extra) / length


def bucketed_mean(fn, values):
    return _mean(fn, _padded(values), len(values))
