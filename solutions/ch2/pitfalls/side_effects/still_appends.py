"""the result was returned, but the jitted function still appends a tracer to the global list."""

global_list = []


@jax.jit
def log2(x: Float[Array, "..."]) -> tuple[Float[Array, "..."], Float[Array, "..."]]:
    ln_x = jnp.log(x)
    global_list.append(ln_x)
    return ln_x / jnp.log(2.0), ln_x
