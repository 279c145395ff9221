"""a NumPy function, such as `np.asarray` or `np.log`, gets a tracer, and a tracer has no number yet."""

import numpy as np

_seen = []


@jax.jit
def log2(x: Float[Array, "..."]) -> tuple[Float[Array, "..."], Float[Array, "..."]]:
    ln_x = jnp.log(x)
    _seen.append(np.asarray(ln_x))
    return ln_x / jnp.log(2.0), ln_x


def record_calls(xs: list[Float[Array, "..."]]) -> list[Float[Array, "..."]]:
    _seen.clear()
    for x in xs:
        log2(x)
    return list(_seen)
