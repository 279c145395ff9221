"""`rounds` is static and a Python loop writes out every round, so each number of rounds compiles again."""

import functools

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int


@jax.jit
def newton_sqrt(
    value: Float[Array, ""], tolerance: Float[Array, ""], max_steps: Int[Array, ""]
) -> tuple[Float[Array, ""], Int[Array, ""]]:
    def unfinished(carry):
        root, steps = carry
        return (jnp.abs(root * root - value) > tolerance * value) & (steps < max_steps)

    def improve(carry):
        root, steps = carry
        return (root + value / root) / 2, steps + 1

    return jax.lax.while_loop(unfinished, improve, (value, jnp.int32(0)))


@functools.partial(jax.jit, static_argnames="rounds")
def smooth(signal: Float[Array, " positions"], rounds: Int[Array, ""]) -> Float[Array, " positions"]:
    for _ in range(rounds):
        signal = (jnp.roll(signal, 1) + signal + jnp.roll(signal, -1)) / 3
    return signal
