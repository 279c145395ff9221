"""alpha and scale were swapped."""


@jax.jit
def selu(x: Float[Array, "..."], alpha: float = 1.6733, scale: float = 1.0507) -> Float[Array, "..."]:
    return alpha * jnp.where(x > 0, x, scale * (jnp.exp(x) - 1))
