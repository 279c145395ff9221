"""a JAX operation outside `jit`, such as `jnp.pad` or a slice, sees each length, so it compiles for each length."""


@jax.jit(static_argnames="fn")
def _masked_mean(fn, padded, length):
    real = jnp.arange(padded.size) < length
    return jnp.sum(jnp.where(real, fn(padded), 0)) / length


def bucketed_mean(
    fn: Callable[[Float[Array, " bucket"]], Float[Array, " bucket"]], values: Float[np.ndarray, " length"]
) -> Float[Array, ""]:
    padded = jnp.pad(values, (0, bucket_size(len(values)) - len(values)))
    return _masked_mean(fn, padded, len(values))
