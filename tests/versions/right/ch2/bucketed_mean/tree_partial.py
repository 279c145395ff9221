# another way: Wraps `fn` in `jax.tree_util.Partial`, a pytree, so that `jit` needs no static argument.

import jax
import jax.numpy as jnp
import numpy as np
from jax.tree_util import Partial


def bucket_size(length):
    bucket = 8
    while length > bucket:
        bucket <<= 1
    return bucket


@jax.jit
def _mean(fn, padded, length):
    # `fn` is a Partial: a pytree without leaves, whose structure holds the function.
    return jnp.mean(fn(padded), where=jnp.arange(padded.size) < length)


def bucketed_mean(fn, values):
    padded = np.zeros(bucket_size(len(values)), np.float32)
    padded[: len(values)] = values
    return _mean(Partial(fn), padded, len(values))
