"""the root itself still sees 0 and negative numbers, and 0 times its infinite slope is NaN."""


def safe_sqrt(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return jnp.where(x > 0, jnp.sqrt(x), 0.0)
