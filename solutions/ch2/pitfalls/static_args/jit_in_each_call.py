"""each call jitted a new function, so each call compiled again."""


def block_means(x: Float[Array, "time"], window: int, scale: float = 1.0) -> Float[Array, "blocks"]:
    if x.size % window:
        raise ValueError(f"window {window} does not divide the length {x.size}")
    return jax.jit(lambda x, scale: scale * x.reshape(-1, window).mean(axis=1))(x, scale)


def segment_means(x: Float[Array, "time"], sizes: Sequence[int]) -> Float[Array, "segments"]:
    def means(x: Float[Array, "time"]) -> Float[Array, "segments"]:
        ends = itertools.accumulate(sizes)
        return jnp.stack([x[end - size : end].mean() for size, end in zip(sizes, ends, strict=True)])

    return jax.jit(means)(x)
