# breaks: "The state keeps the new mean and the new variance, not `m` and `v`.": the corrected averages are stored, and corrected again: the state differs after one step, and the params after two, for any gradient that is not 0.
from collections.abc import Callable
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int, PyTree

Params = PyTree[Float[Array, "..."]]


class AdamState(NamedTuple):
    step: Int[Array, ""]
    mean: Params
    variance: Params


class Optimizer(NamedTuple):
    init: Callable[[Params], AdamState]
    update: Callable[[Params, AdamState, Params], tuple[Params, AdamState]]


def adam(rate: float, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8) -> Optimizer:
    def init(params):
        zeros = jax.tree.map(jnp.zeros_like, params)
        return AdamState(jnp.int32(0), zeros, zeros)

    def update(grads, state, params):
        step = state.step + 1
        mean = jax.tree.map(lambda m, g: (b1 * m + (1 - b1) * g) / (1 - b1**step), state.mean, grads)
        variance = jax.tree.map(lambda v, g: (b2 * v + (1 - b2) * g**2) / (1 - b2**step), state.variance, grads)
        params = jax.tree.map(lambda p, m, v: p - rate * m / (jnp.sqrt(v) + eps), params, mean, variance)
        return params, AdamState(step, mean, variance)

    return Optimizer(init, update)
