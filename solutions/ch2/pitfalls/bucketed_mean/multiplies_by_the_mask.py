"""the result is multiplied by the mask: if `fn` gives NaN or infinity for the padding, 0 times that is NaN."""


@jax.jit(static_argnames="fn")
def _masked_mean(fn, padded, mask):
    return jnp.sum(mask * fn(padded)) / jnp.sum(mask)


def bucketed_mean(
    fn: Callable[[Float[Array, " bucket"]], Float[Array, " bucket"]], values: Float[np.ndarray, " length"]
) -> Float[Array, ""]:
    padded = np.zeros(bucket_size(len(values)), values.dtype)
    padded[: len(values)] = values
    mask = (np.arange(len(padded)) < len(values)).astype(np.float32)
    return _masked_mean(fn, padded, mask)
