"""a small number is added before the root, which changes the values and the slopes."""


def safe_sqrt(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return jnp.where(x > 0, jnp.sqrt(jnp.maximum(x, 0.0) + 1e-12), 0.0)
