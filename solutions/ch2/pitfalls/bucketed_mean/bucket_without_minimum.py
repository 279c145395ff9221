"""there are buckets smaller than 8."""


@jax.jit(static_argnames="fn")
def _masked_mean(fn, padded, length):
    real = jnp.arange(padded.size) < length
    return jnp.sum(jnp.where(real, fn(padded), 0)) / length


def bucket_size(length: int) -> int:
    return 1 << (length - 1).bit_length()
