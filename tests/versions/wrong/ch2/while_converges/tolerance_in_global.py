# breaks: "All three arguments are traced": tolerance stays in the program as a constant, so a second call with another tolerance takes the steps of the first.
import functools
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int

_settings = {}


@jax.jit
def _run(value, max_steps):
    def unfinished(carry):
        root, steps = carry
        return (jnp.abs(root * root - value) > _settings["tolerance"] * value) & (steps < max_steps)

    def improve(carry):
        root, steps = carry
        return (root + value / root) / 2, steps + 1

    return jax.lax.while_loop(unfinished, improve, (value, jnp.int32(0)))


def newton_sqrt(
    value: Float[Array, ""], tolerance: Float[Array, ""], max_steps: Int[Array, ""]
) -> tuple[Float[Array, ""], Int[Array, ""]]:
    _settings["tolerance"] = float(tolerance)
    return _run(value, max_steps)


@jax.jit
def smooth(signal: Float[Array, " positions"], rounds: Int[Array, ""]) -> Float[Array, " positions"]:
    def one_round(_, signal):
        return (jnp.roll(signal, 1) + signal + jnp.roll(signal, -1)) / 3

    return jax.lax.fori_loop(0, rounds, one_round, signal)
