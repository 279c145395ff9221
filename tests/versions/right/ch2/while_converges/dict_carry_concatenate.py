# another way: Uses a dict as the carry, so its parts have names: any pytree can be a carry.

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
    def keep_going(state):
        error = jnp.abs(state["root"] ** 2 - value)
        return jnp.logical_and(error > tolerance * value, state["steps"] < max_steps)

    def step(state):
        root = state["root"]
        return {"root": (root + value / root) / 2, "steps": state["steps"] + 1}

    end = jax.lax.while_loop(keep_going, step, {"root": value, "steps": jnp.zeros((), jnp.int32)})
    return end["root"], end["steps"]


@jax.jit
def smooth(signal: Float[Array, " positions"], rounds: Int[Array, ""]) -> Float[Array, " positions"]:
    def body(i, ring):
        padded = jnp.concatenate([ring[-1:], ring, ring[:1]])
        return (padded[:-2] + padded[1:-1] + padded[2:]) / 3

    return jax.lax.fori_loop(0, rounds, body, signal)
