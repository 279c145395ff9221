"""the number that replaces 0 in the logarithm is so small that float16 rounds it to 0, but 1 is safe."""


def x_log_x(x: Float[Array, "..."]) -> Float[Array, "..."]:
    if not jnp.issubdtype(x.dtype, jnp.floating):
        raise TypeError(f"expected a floating dtype, got {x.dtype}")
    positive = x > 0
    safe = jnp.where(positive, x, 1e-30)
    return jnp.where(positive, x * jnp.log(safe), 0)
