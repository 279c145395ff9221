# breaks: "m = new mean / (1 - b1 ** new step)": the old step is used, so the first step divides by 0 and gives NaN or infinity for all inputs.
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
        mean = jax.tree.map(lambda m, g: b1 * m + (1 - b1) * g, state.mean, grads)
        variance = jax.tree.map(lambda v, g: b2 * v + (1 - b2) * g**2, state.variance, grads)

        def move(param, m, v):
            m = m / (1 - b1**state.step)
            v = v / (1 - b2**state.step)
            return param - rate * m / (jnp.sqrt(v) + eps)

        return jax.tree.map(move, params, mean, variance), AdamState(step, mean, variance)

    return Optimizer(init, update)
