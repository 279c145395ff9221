# another way: Passes the mask to `mean` as `where`, which leaves out the padding and counts the rest.

from functools import partial

import jax
import jax.numpy as jnp
import numpy as np


def bucket_size(length):
    return max(8, 1 << (length - 1).bit_length())


@partial(jax.jit, static_argnums=0)
def _mean(fn, padded, length):
    return fn(padded).mean(where=jnp.arange(padded.shape[0]) < length)


def bucketed_mean(fn, values):
    length = values.shape[0]
    return _mean(fn, np.pad(values, (0, bucket_size(length) - length)), length)
