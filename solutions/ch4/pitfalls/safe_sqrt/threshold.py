"""numbers below a threshold count as 0, but only numbers that are not positive do."""


def safe_sqrt(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return jnp.where(x > 1e-6, jnp.sqrt(jnp.where(x > 1e-6, x, 1.0)), 0.0)
