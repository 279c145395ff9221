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
        return jax.tree.map(lambda p: jnp.zeros(p.shape, p.dtype), params)

    def update(grads, state, params):
        leaves, treedef = jax.tree.flatten(params)
        velocities = [decay * v + g for v, g in zip(jax.tree.leaves(state), jax.tree.leaves(grads))]
        moved = [p - rate * v for p, v in zip(leaves, velocities)]
        return treedef.unflatten(moved), treedef.unflatten(velocities)

    return Optimizer(init, update)


def descend(optimizer: Optimizer, gradient: Callable[[Params], Params], params: Params, steps: int) -> Params:
    def one_step(carry, _):
        params, state = carry
        return optimizer.update(gradient(params), state, params), None

    carry = (params, optimizer.init(params))
    (params, _), _ = jax.lax.scan(one_step, carry, length=steps)
    return params
