# breaks: "Takes `steps` steps with any optimizer.": the loop ends as soon as the gradient is 0 everywhere, although the velocity would carry the params on. Wrong if a step lands exactly on a place with gradient 0, e.g. gradient 2 * x from x = 1 with rate 0.5.
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
    def more(carry):
        done, params, _ = carry
        slopes = jax.tree.leaves(gradient(params))
        steep = jnp.any(jnp.stack([jnp.any(slope != 0) for slope in slopes]))
        return (done < steps) & steep

    def one_step(carry):
        done, params, state = carry
        params, state = optimizer.update(gradient(params), state, params)
        return done + 1, params, state

    return jax.lax.while_loop(more, one_step, (jnp.int32(0), params, optimizer.init(params)))[1]
