from functools import partial
from collections.abc import Callable
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree

Params = PyTree[Float[Array, "..."]]


class Optimizer(NamedTuple):
    init: Callable[[Params], Any]
    update: Callable[[Params, Any, Params], tuple[Params, Any]]


@jax.jit
def _axpy(factor, x, y):
    """Returns factor * x + y, leaf by leaf."""
    return jax.tree.map(lambda a, b: factor * a + b, x, y)


def _init(params):
    return jax.tree.map(jnp.zeros_like, params)


def _update(rate, decay, grads, state, params):
    new_state = _axpy(decay, state, grads)
    return _axpy(-rate, new_state, params), new_state


def momentum(rate: float, decay: float) -> Optimizer:
    return Optimizer(init=_init, update=partial(_update, rate, decay))


def _descend(optimizer, gradient, params, steps):
    def body(_, carry):
        params, state = carry
        return optimizer.update(gradient(params), state, params)

    return jax.lax.fori_loop(0, steps, body, (params, optimizer.init(params)))[0]


def descend(optimizer: Optimizer, gradient: Callable[[Params], Params], params: Params, steps: int) -> Params:
    return _descend(optimizer, gradient, params, int(steps))
