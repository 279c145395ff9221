# breaks: "all at the same time": each value already sees the new value on its left, so [0, 0, 9, 0, 0] after 1 round is not [0, 3, 3, 3, 0].
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
    n = signal.shape[0]

    def replace(i, signal):
        return signal.at[i].set((signal[i - 1] + signal[i] + signal[(i + 1) % n]) / 3)

    def one_round(_, signal):
        return jax.lax.fori_loop(0, n, replace, signal)

    return jax.lax.fori_loop(0, rounds, one_round, signal)
