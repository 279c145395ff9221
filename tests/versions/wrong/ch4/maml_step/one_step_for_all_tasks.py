# breaks: "For each task by itself: adapt `params` to the task's train examples": the step goes along the mean gradient of all tasks, so tasks share their adapted params
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
    def train_loss(params, x, y):
        return jnp.mean(jax.vmap(loss_fn, in_axes=(None, 0, 0))(params, x, y))

    adapted = adapt(train_loss, params, *train, inner_rate)
    return jnp.mean(jax.vmap(loss_fn, in_axes=(None, 0, 0))(adapted, *test))


def maml_step(
    loss_fn: Loss, params: Params, train: Examples, test: Examples, inner_rate: float, outer_rate: float
) -> Params:
    gradient = jax.grad(maml_loss, argnums=1)(loss_fn, params, train, test, inner_rate)
    return jax.tree.map(lambda p, g: p - outer_rate * g, params, gradient)
