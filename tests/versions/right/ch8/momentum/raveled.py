from collections.abc import Callable
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
from jax.flatten_util import ravel_pytree
from jaxtyping import Array, Float, PyTree

Params = PyTree[Float[Array, "..."]]


class Optimizer(NamedTuple):
    init: Callable[[Params], Any]
    update: Callable[[Params, Any, Params], tuple[Params, Any]]


def momentum(rate: float, decay: float) -> Optimizer:
    def init(params):
        return jax.tree.map(jnp.zeros_like, params)

    def update(grads, state, params):
        p, back = ravel_pytree(params)
        v = decay * ravel_pytree(state)[0] + ravel_pytree(grads)[0]
        return back(p - rate * v), back(v)

    return Optimizer(init, update)


def descend(optimizer: Optimizer, gradient: Callable[[Params], Params], params: Params, steps: int) -> Params:
    # The first step stands before the loop.
    params, state = optimizer.update(gradient(params), optimizer.init(params), params)
    step = lambda _, both: optimizer.update(gradient(both[0]), both[1], both[0])
    return jax.lax.fori_loop(1, steps, step, (params, state))[0]
