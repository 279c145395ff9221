import jax
import jax.numpy as jnp
import numpy as np


def bucket_size(length):
    bucket = 8
    while bucket < length:
        bucket *= 2
    return bucket


@jax.jit(static_argnames="fn")
def _masked_mean(fn, padded, length):
    real = jnp.arange(padded.size) < length
    return jnp.sum(jnp.where(real, fn(padded), 0)) / length


def bucketed_mean(fn, values):
    padded = np.zeros(bucket_size(len(values)), np.float32)
    padded[: len(values)] = values
    return _masked_mean(fn, padded, len(values))
