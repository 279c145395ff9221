# breaks: "Each round replaces every value with the mean of itself and its two neighbours": differences of cumulative sums lose small values behind a huge one, [1e10, 1, 1, 1, 1, 1, 1] has wrong means far from 1e10.
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
        ring = jnp.concatenate([signal[-1:], signal, signal[:1]])
        sums = jnp.pad(jnp.cumsum(ring), (1, 0))
        return (sums[3:] - sums[:-3]) / 3

    return jax.lax.fori_loop(0, rounds, one_round, signal)
