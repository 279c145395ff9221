"""the root sees a 0 in place of each negative number, but its slope at 0 is infinite."""


def safe_sqrt(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return jnp.sqrt(jnp.maximum(x, 0.0))
