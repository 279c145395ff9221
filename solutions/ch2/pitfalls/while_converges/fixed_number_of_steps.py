"""the loop takes a fixed number of steps and looks at neither `tolerance` nor `max_steps`."""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int


@jax.jit
def newton_sqrt(
    value: Float[Array, ""], tolerance: Float[Array, ""], max_steps: Int[Array, ""]
) -> tuple[Float[Array, ""], Int[Array, ""]]:
    def improve(_, root):
        return (root + value / root) / 2

    return jax.lax.fori_loop(0, 10, improve, value), jnp.int32(10)


@jax.jit
def smooth(signal: Float[Array, " positions"], rounds: Int[Array, ""]) -> Float[Array, " positions"]:
    def one_round(_, signal):
        return (jnp.roll(signal, 1) + signal + jnp.roll(signal, -1)) / 3

    return jax.lax.fori_loop(0, rounds, one_round, signal)
