"""the list of arguments is emptied on the way, but it belongs to the caller."""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.jit
def log2(x: Float[Array, "..."]) -> tuple[Float[Array, "..."], Float[Array, "..."]]:
    ln_x = jnp.log(x)
    return ln_x / jnp.log(2.0), ln_x


def record_calls(xs: list[Float[Array, "..."]]) -> list[Float[Array, "..."]]:
    record = []
    while xs:
        record.append(log2(xs.pop(0))[1])
    return record
