"""`jax.jit` was removed so that the list gets numbers, but now nothing compiles the function."""

_seen = []


def log2(x: Float[Array, "..."]) -> tuple[Float[Array, "..."], Float[Array, "..."]]:
    ln_x = jnp.log(x)
    _seen.append(ln_x)
    return ln_x / jnp.log(2.0), ln_x


def record_calls(xs: list[Float[Array, "..."]]) -> list[Float[Array, "..."]]:
    _seen.clear()
    for x in xs:
        log2(x)
    return list(_seen)
