from collections.abc import Callable
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jax.flatten_util import ravel_pytree
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
        p, back = ravel_pytree(params)
        g, m, v = (ravel_pytree(tree)[0] for tree in (grads, state.mean, state.variance))
        m = b1 * m + (1 - b1) * g
        v = b2 * v + (1 - b2) * g**2
        p = p - rate * m / (1 - b1**step) / (jnp.sqrt(v / (1 - b2**step)) + eps)
        return back(p), AdamState(step, back(m), back(v))

    return Optimizer(init, update)
