# breaks: "Takes `steps` steps with any optimizer.": the loop counts from 1 to steps - 1, so one step is missing.
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

    def update(grads, velocity, params):
        velocity = jax.tree.map(lambda v, g: decay * v + g, velocity, grads)
        params = jax.tree.map(lambda p, v: p - rate * v, params, velocity)
        return params, velocity

    return Optimizer(init, update)


def descend(optimizer: Optimizer, gradient: Callable[[Params], Params], params: Params, steps: int) -> Params:
    def body(_, carry):
        params, state = carry
        return optimizer.update(gradient(params), state, params)

    params, _ = jax.lax.fori_loop(1, steps, body, (params, optimizer.init(params)))
    return params
