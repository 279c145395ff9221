"""the result is float32, even if x has another dtype, such as bfloat16."""


@jax.jit
def selu(x: Float[Array, "..."], alpha: float = 1.6733, scale: float = 1.0507) -> Float[Array, "..."]:
    x = jnp.asarray(x, jnp.float32)
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
