"""the logarithm is `jnp.log1p(x - 1)`, which loses the digits of a small x."""


@jax.jit
def log2(x: Float[Array, "..."]) -> tuple[Float[Array, "..."], Float[Array, "..."]]:
    ln_x = jnp.log1p(x - 1)
    return ln_x / jnp.log(2.0), ln_x
