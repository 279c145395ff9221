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
        return AdamState(jnp.int32(0), *(jax.tree.map(jnp.zeros_like, params) for _ in range(2)))

    def update(grads, state, params):
        step = jnp.add(state.step, jnp.int32(1))
        rest1, rest2 = 1 - b1**step, 1 - b2**step

        def leaf(p, g, m, v):
            m = b1 * m + (1 - b1) * g
            v = b2 * v + (1 - b2) * g**2
            return p - rate * (m / rest1) / (jnp.sqrt(v / rest2) + eps), m, v

        triples = jax.tree.map(leaf, params, grads, state.mean, state.variance)
        params, mean, variance = jax.tree.transpose(jax.tree.structure(params), jax.tree.structure((0, 0, 0)), triples)
        return params, AdamState(step, mean, variance)

    return Optimizer(init, update)
