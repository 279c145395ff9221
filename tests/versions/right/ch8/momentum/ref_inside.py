# another way: Keeps params and state in refs of its own, so the loop carries nothing.

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
    # Refs of its own: from outside, descend looks like any other function.
    now = jax.tree.map(jax.new_ref, (params, optimizer.init(params)))

    def one_step(_, nothing):
        params, state = jax.tree.map(lambda ref: ref[...], now)
        new = optimizer.update(gradient(params), state, params)
        for ref, value in zip(jax.tree.leaves(now), jax.tree.leaves(new)):
            ref[...] = value

    jax.lax.fori_loop(0, steps, one_step, None)
    return jax.tree.map(lambda ref: ref[...], now[0])
