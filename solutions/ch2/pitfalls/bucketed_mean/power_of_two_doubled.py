"""an array that fills its bucket exactly is padded to the next larger one."""


@jax.jit(static_argnames="fn")
def _masked_mean(fn, padded, length):
    real = jnp.arange(padded.size) < length
    return jnp.sum(jnp.where(real, fn(padded), 0)) / length


def bucket_size(length: int) -> int:
    return max(8, 1 << length.bit_length())
