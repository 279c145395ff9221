# another way: Keeps the settings in a class, but never the state, and loops with `while_loop`.

from collections.abc import Callable
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree

Params = PyTree[Float[Array, "..."]]


class Optimizer(NamedTuple):
    init: Callable[[Params], Any]
    update: Callable[[Params, Any, Params], tuple[Params, Any]]


class _Momentum:
    def __init__(self, rate, decay):
        self.rate = rate
        self.decay = decay

    def init(self, params):
        return jax.tree.map(lambda p: jnp.full_like(p, 0.0), params)

    def update(self, grads, state, params):
        state = jax.tree.map(lambda v, g: v * self.decay + g, state, grads)
        return jax.tree.map(lambda p, v: p - v * self.rate, params, state), state


def momentum(rate: float, decay: float) -> Optimizer:
    rule = _Momentum(rate, decay)
    return Optimizer(rule.init, rule.update)


def descend(optimizer: Optimizer, gradient: Callable[[Params], Params], params: Params, steps: int) -> Params:
    def more(carry):
        return carry[0] < steps

    def one_step(carry):
        done, params, state = carry
        params, state = optimizer.update(gradient(params), state, params)
        return done + 1, params, state

    return jax.lax.while_loop(more, one_step, (jnp.int32(0), params, optimizer.init(params)))[1]
