# another way: Uses forward mode outside: its cost grows with the number of params, so keep them few.

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree

Params = PyTree[Float[Array, "..."]]
Loss = Callable[[Params, Float[Array, "examples features"], Float[Array, "examples outputs"]], Float[Array, ""]]
Examples = tuple[Float[Array, "tasks examples features"], Float[Array, "tasks examples outputs"]]


def adapt(
    loss_fn: Loss,
    params: Params,
    x: Float[Array, "examples features"],
    y: Float[Array, "examples outputs"],
    rate: float,
) -> Params:
    gradient = jax.grad(loss_fn)(params, x, y)
    return jax.tree.map(lambda p, g: p - rate * g, params, gradient)


def maml_loss(loss_fn: Loss, params: Params, train: Examples, test: Examples, inner_rate: float) -> Float[Array, ""]:
    def after_one_step(train, test):
        adapted = adapt(loss_fn, params, *train, inner_rate)
        return loss_fn(adapted, *test)

    return jnp.mean(jax.vmap(after_one_step)(train, test))


def maml_step(
    loss_fn: Loss, params: Params, train: Examples, test: Examples, inner_rate: float, outer_rate: float
) -> Params:
    def objective(start):
        return maml_loss(loss_fn, start, train, test, inner_rate)

    return jax.tree.map(lambda p, g: p - outer_rate * g, params, jax.jacfwd(objective)(params))
