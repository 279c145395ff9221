# breaks: "`params` is any tree of arrays with at least one leaf": the params are walked as one flat dict, so nested dicts, lists and single arrays fail.
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
        zeros = {key: jnp.zeros_like(value) for key, value in params.items()}
        return AdamState(jnp.int32(0), zeros, zeros)

    def update(grads, state, params):
        step = state.step + 1
        new_params, mean, variance = {}, {}, {}
        for key, param in params.items():
            mean[key] = b1 * state.mean[key] + (1 - b1) * grads[key]
            variance[key] = b2 * state.variance[key] + (1 - b2) * grads[key] ** 2
            m = mean[key] / (1 - b1**step)
            v = variance[key] / (1 - b2**step)
            new_params[key] = param - rate * m / (jnp.sqrt(v) + eps)
        return new_params, AdamState(step, mean, variance)

    return Optimizer(init, update)
