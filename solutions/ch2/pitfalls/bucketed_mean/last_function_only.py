"""only the last function's program is kept, so two functions used in turn compile again and again."""

import functools


@functools.lru_cache(maxsize=1)
def _masked_mean_of(fn):
    @jax.jit
    def masked_mean(padded, length):
        real = jnp.arange(padded.size) < length
        return jnp.sum(jnp.where(real, fn(padded), 0)) / length

    return masked_mean


def bucketed_mean(
    fn: Callable[[Float[Array, " bucket"]], Float[Array, " bucket"]], values: Float[np.ndarray, " length"]
) -> Float[Array, ""]:
    padded = np.zeros(bucket_size(len(values)), values.dtype)
    padded[: len(values)] = values
    return _masked_mean_of(fn)(padded, len(values))
