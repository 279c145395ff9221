"""the list is filled inside the jitted function, so it gets one tracer per trace and no numbers."""

_seen = []


@jax.jit
def log2(x: Float[Array, "..."]) -> tuple[Float[Array, "..."], Float[Array, "..."]]:
    ln_x = jnp.log(x)
    _seen.append(ln_x)
    return ln_x / jnp.log(2.0), ln_x


def record_calls(xs: list[Float[Array, "..."]]) -> list[Float[Array, "..."]]:
    _seen.clear()
    for x in xs:
        log2(x)
    return list(_seen)
