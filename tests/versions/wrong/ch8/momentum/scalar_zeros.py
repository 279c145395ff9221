# breaks: "one array for each array of the params, in the same containers, with the same shapes and": init makes a scalar zero for each array, so the shapes differ for all arrays that are no scalars, and a scan fails.
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
        return jax.tree.map(lambda _: jnp.float32(0.0), params)

    def update(grads, velocity, params):
        velocity = jax.tree.map(lambda v, g: decay * v + g, velocity, grads)
        params = jax.tree.map(lambda p, v: p - rate * v, params, velocity)
        return params, velocity

    return Optimizer(init, update)


def descend(optimizer: Optimizer, gradient: Callable[[Params], Params], params: Params, steps: int) -> Params:
    def body(_, carry):
        params, state = carry
        return optimizer.update(gradient(params), state, params)

    params, _ = jax.lax.fori_loop(0, steps, body, (params, optimizer.init(params)))
    return params
