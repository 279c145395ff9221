import functools

import jax
import jax.numpy as jnp
import numpy as np


def bucket_size(length):
    return 8 if length <= 8 else 2 * bucket_size((length + 1) // 2)


@functools.cache
def _program(fn):
    @jax.jit
    def masked_mean(padded, length):
        positions = jnp.arange(len(padded))
        return jnp.where(positions < length, fn(padded), 0.0).sum() / length

    return masked_mean


def bucketed_mean(fn, values):
    missing = bucket_size(values.size) - values.size
    padded = np.concatenate([values, np.zeros(missing, values.dtype)])
    return _program(fn)(padded, np.int32(values.size))
