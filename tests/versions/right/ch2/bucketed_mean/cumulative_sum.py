# another way: Reads the running sum at the last real element: it needs no mask, but it computes more sums.

import jax
import jax.numpy as jnp
import numpy as np


def bucket_size(length):
    size = 8
    while size < length:
        size += size
    return size


@jax.jit(static_argnums=2)
def _prefix_mean(padded, length, fn):
    # Each prefix sum reads only what lies before it, so the padding behind the last real value has no effect.
    return jnp.cumsum(fn(padded))[length - 1] / length


def bucketed_mean(fn, values):
    padded = values.copy()
    padded.resize(bucket_size(len(values)), refcheck=False)
    return _prefix_mean(padded, len(values), fn)
