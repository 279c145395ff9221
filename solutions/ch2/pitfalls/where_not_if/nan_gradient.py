"""`where` hid the NaN in the value but not in the gradient, because the logarithm still got numbers at or below 0."""


def x_log_x(x: Float[Array, "..."]) -> Float[Array, "..."]:
    if not jnp.issubdtype(x.dtype, jnp.floating):
        raise TypeError(f"expected a floating dtype, got {x.dtype}")
    return jnp.where(x > 0, x * jnp.log(x), 0)
