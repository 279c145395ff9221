"""each call jits a new function, so JAX traces and compiles every time."""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def log2(x: Float[Array, "..."]) -> tuple[Float[Array, "..."], Float[Array, "..."]]:
    def body(x):
        ln_x = jnp.log(x)
        return ln_x / jnp.log(2.0), ln_x

    return jax.jit(body)(x)


def record_calls(xs: list[Float[Array, "..."]]) -> list[Float[Array, "..."]]:
    return [log2(x)[1] for x in xs]
