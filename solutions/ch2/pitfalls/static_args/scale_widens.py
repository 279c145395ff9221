"""`scale` was made a float32 array, which turns bfloat16 into float32, while a Python float adapts to x."""


@jax.jit(static_argnames="window")
def block_means(x: Float[Array, "time"], window: int, scale: float = 1.0) -> Float[Array, "blocks"]:
    if x.size % window:
        raise ValueError(f"window {window} does not divide the length {x.size}")
    return jnp.float32(scale) * x.reshape(-1, window).mean(axis=1)
