# breaks: "Another step follows while both conditions hold": it compares two roots in a row, so value 1 and tolerance 0.1 take one step instead of 0.
import functools
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int


@jax.jit
def newton_sqrt(
    value: Float[Array, ""], tolerance: Float[Array, ""], max_steps: Int[Array, ""]
) -> tuple[Float[Array, ""], Int[Array, ""]]:
    def unfinished(carry):
        previous, root, steps = carry
        return (jnp.abs(root * root - previous * previous) > tolerance * value) & (steps < max_steps)

    def improve(carry):
        _, root, steps = carry
        return root, (root + value / root) / 2, steps + 1

    start = (jnp.zeros_like(value), value, jnp.int32(0))
    _, root, steps = jax.lax.while_loop(unfinished, improve, start)
    return root, steps


@jax.jit
def smooth(signal: Float[Array, " positions"], rounds: Int[Array, ""]) -> Float[Array, " positions"]:
    def one_round(_, signal):
        return (jnp.roll(signal, 1) + signal + jnp.roll(signal, -1)) / 3

    return jax.lax.fori_loop(0, rounds, one_round, signal)
