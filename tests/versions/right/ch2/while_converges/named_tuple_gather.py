import functools
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int


class _State(NamedTuple):
    root: Array
    steps: Array


@jax.jit
def newton_sqrt(
    value: Float[Array, ""], tolerance: Float[Array, ""], max_steps: Int[Array, ""]
) -> tuple[Float[Array, ""], Int[Array, ""]]:
    def cond(state):
        too_far = jnp.abs(jnp.square(state.root) - value) > tolerance * value
        return too_far & (state.steps < max_steps)

    def body(state):
        return _State((state.root + value / state.root) / 2, state.steps + 1)

    state = jax.lax.while_loop(cond, body, _State(root=value, steps=jnp.int32(0)))
    return state.root, state.steps


@jax.jit
def smooth(signal: Float[Array, " positions"], rounds: Int[Array, ""]) -> Float[Array, " positions"]:
    positions = jnp.arange(signal.shape[0])
    left = (positions - 1) % signal.shape[0]
    right = (positions + 1) % signal.shape[0]
    return jax.lax.fori_loop(0, rounds, lambda _, s: (s[left] + s + s[right]) / 3, signal)
