"""only 0 is replaced before the root, so a negative number still makes NaN."""


def safe_sqrt(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return jnp.where(x > 0, jnp.sqrt(jnp.where(x == 0, 1.0, x)), 0.0)
