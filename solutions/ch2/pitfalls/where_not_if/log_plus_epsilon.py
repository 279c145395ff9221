"""a small number was added inside the logarithm, and that changes the result."""


def x_log_x(x: Float[Array, "..."]) -> Float[Array, "..."]:
    if not jnp.issubdtype(x.dtype, jnp.floating):
        raise TypeError(f"expected a floating dtype, got {x.dtype}")
    return jnp.where(x > 0, x * jnp.log(jnp.maximum(x, 0) + 1e-6), 0)
