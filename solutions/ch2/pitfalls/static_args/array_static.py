"""the array was marked static, but an array cannot be hashed."""


@jax.jit(static_argnames=("x", "window"))
def block_means(x: Float[Array, "time"], window: int, scale: float = 1.0) -> Float[Array, "blocks"]:
    if x.size % window:
        raise ValueError(f"window {window} does not divide the length {x.size}")
    return scale * x.reshape(-1, window).mean(axis=1)


@jax.jit(static_argnames=("x", "sizes"))
def _segment_means(x: Float[Array, "time"], sizes: tuple[int, ...]) -> Float[Array, "segments"]:
    ends = itertools.accumulate(sizes)
    return jnp.stack([x[end - size : end].mean() for size, end in zip(sizes, ends, strict=True)])
