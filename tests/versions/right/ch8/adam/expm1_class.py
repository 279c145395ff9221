# another way: Uses `jnp.expm1` for the corrections, which is more exact if `b1` or `b2` is near 1.

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


class _Adam:
    def __init__(self, rate, b1, b2, eps):
        self.rate, self.b1, self.b2, self.eps = rate, b1, b2, eps

    def init(self, params):
        zeros = jax.tree.map(jnp.zeros_like, params)
        return AdamState(jnp.int32(0), zeros, zeros)

    def rest(self, share, step):
        """Returns 1 - share**step, precise also for a share near 1. A share of 0 gives 1."""
        return -jnp.expm1(step * jnp.log(share))

    def update(self, grads, state, params):
        step = state.step + 1
        mean = jax.tree.map(lambda m, g: self.b1 * m + (1 - self.b1) * g, state.mean, grads)
        variance = jax.tree.map(lambda v, g: self.b2 * v + (1 - self.b2) * g**2, state.variance, grads)

        def move(param, m, v):
            root = jnp.sqrt(v / self.rest(self.b2, step))
            return param - self.rate * (m / self.rest(self.b1, step)) / (root + self.eps)

        return jax.tree.map(move, params, mean, variance), AdamState(step, mean, variance)


def adam(rate: float, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8) -> Optimizer:
    made = _Adam(rate, b1, b2, eps)
    return Optimizer(made.init, made.update)
