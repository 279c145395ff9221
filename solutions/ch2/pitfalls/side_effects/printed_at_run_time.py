"""`jax.debug.print` is part of the compiled program, so every call prints."""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.jit
def log2(x: Float[Array, "..."]) -> tuple[Float[Array, "..."], Float[Array, "..."]]:
    ln_x = jnp.log(x)
    jax.debug.print("ln(x) = {}", ln_x)
    return ln_x / jnp.log(2.0), ln_x


def record_calls(xs: list[Float[Array, "..."]]) -> list[Float[Array, "..."]]:
    return [log2(x)[1] for x in xs]
