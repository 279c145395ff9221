"""the harmless number comes out again: the root of 1 stands where 0 was asked for."""


def safe_sqrt(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return jnp.sqrt(jnp.where(x > 0, x, 1.0))
