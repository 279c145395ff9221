# another way: Puts both corrections into the rate: less work for each number, but `eps` needs one too.

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
        variance = jax.tree.map(lambda v, g: b2 * v + (1 - b2) * g * g, state.variance, grads)
        # One factor for both corrections. The divisor was multiplied by `root`, and so eps is too.
        root = jnp.sqrt(1 - b2**step)
        scale = rate * root / (1 - b1**step)
        params = jax.tree.map(lambda p, m, v: p - scale * m / (jnp.sqrt(v) + eps * root), params, mean, variance)
        return params, state._replace(step=step, mean=mean, variance=variance)

    return Optimizer(init, update)
