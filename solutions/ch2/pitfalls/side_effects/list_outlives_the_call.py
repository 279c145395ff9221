"""the list is a global that is never emptied, so the record begins with the numbers of earlier calls."""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

_seen = []


@jax.jit
def log2(x: Float[Array, "..."]) -> tuple[Float[Array, "..."], Float[Array, "..."]]:
    ln_x = jnp.log(x)
    return ln_x / jnp.log(2.0), ln_x


def record_calls(xs: list[Float[Array, "..."]]) -> list[Float[Array, "..."]]:
    _seen.extend(log2(x)[1] for x in xs)
    return list(_seen)
