"""nothing was marked static, so the argument that decides a shape became a tracer."""


@jax.jit
def block_means(x: Float[Array, "time"], window: int, scale: float = 1.0) -> Float[Array, "blocks"]:
    if x.size % window:
        raise ValueError(f"window {window} does not divide the length {x.size}")
    return scale * x.reshape(-1, window).mean(axis=1)


@jax.jit
def _segment_means(x: Float[Array, "time"], sizes: tuple[int, ...]) -> Float[Array, "segments"]:
    ends = itertools.accumulate(sizes)
    return jnp.stack([x[end - size : end].mean() for size, end in zip(sizes, ends, strict=True)])
