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


def average(share, old, new):
    """Moves an old average towards new numbers."""
    return jax.tree.map(lambda o, n: o + (1 - share) * (n - o), old, new)


def corrected(share, step, tree):
    return jax.tree.map(lambda x: x / (1 - jnp.power(share, step)), tree)


def adam(rate: float, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8) -> Optimizer:
    def init(params):
        return AdamState(jnp.array(0, "int32"), jax.tree.map(jnp.zeros_like, params), jax.tree.map(jnp.zeros_like, params))

    def update(grads, state, params):
        new = AdamState(
            state.step + 1,
            average(b1, state.mean, grads),
            average(b2, state.variance, jax.tree.map(jnp.square, grads)),
        )
        m = corrected(b1, new.step, new.mean)
        v = corrected(b2, new.step, new.variance)
        return jax.tree.map(lambda p, m, v: p - rate * m / (jnp.sqrt(v) + eps), params, m, v), new

    return Optimizer(init, update)
