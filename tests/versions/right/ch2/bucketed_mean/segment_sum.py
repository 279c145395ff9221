import jax
import jax.numpy as jnp
import numpy as np

_PROGRAMS = {}


def bucket_size(length):
    bucket = 8
    while bucket < length:
        bucket *= 2
    return bucket


def _build(fn):
    def mean(padded, length):
        is_padding = (jnp.arange(padded.size) >= length).astype(jnp.int32)
        real_sum, _ = jax.ops.segment_sum(fn(padded), is_padding, num_segments=2)
        return real_sum / length

    return jax.jit(mean)


def bucketed_mean(fn, values):
    if fn not in _PROGRAMS:
        _PROGRAMS[fn] = _build(fn)
    padded = np.zeros((bucket_size(len(values)),), np.float32)
    np.copyto(padded[: len(values)], values)
    return _PROGRAMS[fn](padded, len(values))
