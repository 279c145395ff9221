"""`jax.debug.print` is part of the compiled program, so every call prints."""


@jax.jit
def log2(x: Float[Array, "..."]) -> tuple[Float[Array, "..."], Float[Array, "..."]]:
    ln_x = jnp.log(x)
    jax.debug.print("ln(x) = {}", ln_x)
    return ln_x / jnp.log(2.0), ln_x
