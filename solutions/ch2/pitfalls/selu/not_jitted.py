"""the formula is right, but nothing compiles it, so each call runs six small programs."""


def selu(x: Float[Array, "..."], alpha: float = 1.6733, scale: float = 1.0507) -> Float[Array, "..."]:
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
