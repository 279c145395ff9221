"""a `print` was left in the jitted function, which prints a tracer each time that JAX traces it."""


@jax.jit
def log2(x: Float[Array, "..."]) -> tuple[Float[Array, "..."], Float[Array, "..."]]:
    ln_x = jnp.log(x)
    print("ln(x) =", ln_x)
    return ln_x / jnp.log(2.0), ln_x
