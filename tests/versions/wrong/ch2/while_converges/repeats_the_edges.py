# breaks: "On a ring, the first and the last value are neighbours.": [9, 0, 0, 0] gives 6, 3, 0, 0 after 1 round instead of 3, 3, 0, 3.
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
        root, steps = carry
        return (jnp.abs(root * root - value) > tolerance * value) & (steps < max_steps)

    def improve(carry):
        root, steps = carry
        return (root + value / root) / 2, steps + 1

    return jax.lax.while_loop(unfinished, improve, (value, jnp.int32(0)))


@jax.jit
def smooth(signal: Float[Array, " positions"], rounds: Int[Array, ""]) -> Float[Array, " positions"]:
    def one_round(_, signal):
        padded = jnp.pad(signal, 1, mode="edge")
        return (padded[:-2] + padded[1:-1] + padded[2:]) / 3

    return jax.lax.fori_loop(0, rounds, one_round, signal)
