# another way: Computes both in one map, and `jax.tree.transpose` turns the tree of pairs into a pair.

from collections.abc import Callable
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree

Params = PyTree[Float[Array, "..."]]


class Optimizer(NamedTuple):
    init: Callable[[Params], Any]
    update: Callable[[Params, Any, Params], tuple[Params, Any]]


def momentum(rate: float, decay: float) -> Optimizer:
    def init(params):
        return jax.tree.map(jnp.zeros_like, params)

    def update(grads, state, params):
        def leaf(param, slope, velocity):
            velocity = decay * velocity + slope
            return param - rate * velocity, velocity

        pairs = jax.tree.map(leaf, params, grads, state)
        return jax.tree.transpose(jax.tree.structure(params), jax.tree.structure((0, 0)), pairs)

    return Optimizer(init, update)


def descend(optimizer: Optimizer, gradient: Callable[[Params], Params], params: Params, steps: int) -> Params:
    @jax.jit
    def body(_, carry):
        params, state = carry
        return optimizer.update(gradient(params), state, params)

    params, _ = jax.lax.fori_loop(0, steps, body, (params, optimizer.init(params)))
    return params
