# another way: Writes the second factor as a Hessian-vector product: longer, but you see what `grad` does.

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
    def one_task(task_train, task_test):
        def train_slope(p):
            return jax.grad(loss_fn)(p, *task_train)

        adapted = adapt(loss_fn, params, *task_train, inner_rate)
        outer = jax.grad(loss_fn)(adapted, *task_test)
        # the Hessian is symmetric: the pullback of the step is outer - rate * Hessian @ outer
        curved = jax.jvp(train_slope, (params,), (outer,))[1]
        return jax.tree.map(lambda g, h: g - inner_rate * h, outer, curved)

    gradients = jax.vmap(one_task)(train, test)
    return jax.tree.map(lambda p, g: p - outer_rate * jnp.mean(g, axis=0), params, gradients)
