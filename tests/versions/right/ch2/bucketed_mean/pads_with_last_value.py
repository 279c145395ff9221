import jax
import jax.numpy as jnp
import numpy as np


def bucket_size(length):
    bucket = 8
    while bucket < length:
        bucket *= 2
    return bucket


@jax.jit(static_argnames="fn")
def _program(padded, count, fn):
    outputs = fn(padded)
    total = jnp.sum(outputs, where=jnp.arange(padded.size) < count)
    return total / count


def bucketed_mean(fn, values):
    padded = np.pad(values, (0, bucket_size(len(values)) - len(values)), mode="edge")
    return _program(padded, len(values), fn)
