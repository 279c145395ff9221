import itertools

import jax
import jax.numpy as jnp
import numpy as np


def bucket_size(length):
    return next(bucket for bucket in (2**power for power in itertools.count(3)) if bucket >= length)


def _reduce(padded, mask, *, fn):
    kept = jnp.where(mask, fn(padded), jnp.zeros_like(padded))
    return kept.sum() / mask.sum()


_reduce_jitted = jax.jit(_reduce, static_argnames=("fn",))


def bucketed_mean(fn, values):
    bucket = bucket_size(len(values))
    mask = np.arange(bucket) < len(values)
    padded = np.zeros(bucket, dtype=np.float32)
    padded[mask] = values
    return _reduce_jitted(padded, mask, fn=fn)
