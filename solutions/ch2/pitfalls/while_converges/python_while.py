"""a Python `while`, `if` or `and` asks a tracer whether it is true, and a tracer has no value yet."""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int


@jax.jit
def newton_sqrt(
    value: Float[Array, ""], tolerance: Float[Array, ""], max_steps: Int[Array, ""]
) -> tuple[Float[Array, ""], Int[Array, ""]]:
    root, steps = value, jnp.int32(0)
    while abs(root * root - value) > tolerance * value and steps < max_steps:
        root, steps = (root + value / root) / 2, steps + 1
    return root, steps


@jax.jit
def smooth(signal: Float[Array, " positions"], rounds: Int[Array, ""]) -> Float[Array, " positions"]:
    def one_round(_, signal):
        return (jnp.roll(signal, 1) + signal + jnp.roll(signal, -1)) / 3

    return jax.lax.fori_loop(0, rounds, one_round, signal)
