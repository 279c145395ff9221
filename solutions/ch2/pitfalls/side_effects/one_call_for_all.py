"""all arguments are stacked into one array for a single call, but their shapes may differ."""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.jit
def log2(x: Float[Array, "..."]) -> tuple[Float[Array, "..."], Float[Array, "..."]]:
    ln_x = jnp.log(x)
    return ln_x / jnp.log(2.0), ln_x


def record_calls(xs: list[Float[Array, "..."]]) -> list[Float[Array, "..."]]:
    return list(log2(jnp.stack(xs))[1])
