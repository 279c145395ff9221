"""the jitted functions of the last two `fn` are kept, so a third one drops a program that is needed again."""

import functools


@functools.lru_cache(maxsize=2)
def _mean_for(fn):
    def mean(padded, length):
        return jnp.sum(jnp.where(jnp.arange(padded.size) < length, fn(padded), 0.0)) / length

    return jax.jit(mean)


def bucketed_mean(fn, values):
    padded = np.zeros(bucket_size(len(values)), values.dtype)
    padded[: len(values)] = values
    return _mean_for(fn)(padded, len(values))
