# another way: Carries the constants too, so condition and body are plain functions at the top of the module.

import functools
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int


def _unfinished(carry):
    root, steps, value, tolerance, max_steps = carry
    return (jnp.abs(root * root - value) > tolerance * value) & (steps < max_steps)


def _improve(carry):
    root, steps, value, tolerance, max_steps = carry
    return (root + value / root) / 2, steps + 1, value, tolerance, max_steps


def _one_round(_, ring):
    before = jnp.concatenate((ring[-1:], ring[:-1]))
    after = jnp.concatenate((ring[1:], ring[:1]))
    return (before + ring + after) / 3


@jax.jit
def newton_sqrt(
    value: Float[Array, ""], tolerance: Float[Array, ""], max_steps: Int[Array, ""]
) -> tuple[Float[Array, ""], Int[Array, ""]]:
    start = (value, jnp.int32(0), value, tolerance, max_steps)
    return jax.lax.while_loop(_unfinished, _improve, start)[:2]


@jax.jit
def smooth(signal: Float[Array, " positions"], rounds: Int[Array, ""]) -> Float[Array, " positions"]:
    return jax.lax.fori_loop(0, rounds, _one_round, signal)
