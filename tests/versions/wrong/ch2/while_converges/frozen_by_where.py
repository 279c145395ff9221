# breaks: "stops as soon as the root is close enough": the loop always runs max_steps rounds and only freezes the root, so max_steps = 10**8 takes very long.
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
    def step(_, carry):
        root, steps = carry
        far = jnp.abs(root * root - value) > tolerance * value
        return jnp.where(far, (root + value / root) / 2, root), steps + far.astype(jnp.int32)

    return jax.lax.fori_loop(0, max_steps, step, (value, jnp.int32(0)))


@jax.jit
def smooth(signal: Float[Array, " positions"], rounds: Int[Array, ""]) -> Float[Array, " positions"]:
    def one_round(_, signal):
        return (jnp.roll(signal, 1) + signal + jnp.roll(signal, -1)) / 3

    return jax.lax.fori_loop(0, rounds, one_round, signal)
