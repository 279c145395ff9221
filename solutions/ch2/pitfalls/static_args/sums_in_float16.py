"""the sum was computed in the dtype of x, and a float16 is never larger than 65504."""


@jax.jit(static_argnames="window")
def block_means(x: Float[Array, "time"], window: int, scale: float = 1.0) -> Float[Array, "blocks"]:
    if x.size % window:
        raise ValueError(f"window {window} does not divide the length {x.size}")
    return scale * sum(x.reshape(-1, window).T) / window


@jax.jit(static_argnames="sizes")
def _segment_means(x: Float[Array, "time"], sizes: tuple[int, ...]) -> Float[Array, "segments"]:
    ends = itertools.accumulate(sizes)
    return jnp.stack([sum(x[end - size : end]) / size for size, end in zip(sizes, ends, strict=True)])
