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
    def add_task(total, task):
        task_train, task_test = task
        adapted = adapt(loss_fn, params, *task_train, inner_rate)
        return total + loss_fn(adapted, *task_test), None

    total, _ = jax.lax.scan(add_task, jnp.zeros(()), (train, test))
    return total / train[0].shape[0]


def maml_step(
    loss_fn: Loss, params: Params, train: Examples, test: Examples, inner_rate: float, outer_rate: float
) -> Params:
    gradient = jax.grad(maml_loss, argnums=1)(loss_fn, params, train, test, inner_rate)
    return jax.tree.map(lambda p, g: p - outer_rate * g, params, gradient)
