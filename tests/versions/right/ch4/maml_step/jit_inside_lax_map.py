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
    @jax.jit
    def of_task(task):
        (x, y), (x_test, y_test) = task
        return loss_fn(adapt(loss_fn, params, x, y, inner_rate), x_test, y_test)

    return jnp.mean(jax.lax.map(of_task, (train, test)))


def maml_step(
    loss_fn: Loss, params: Params, train: Examples, test: Examples, inner_rate: float, outer_rate: float
) -> Params:
    @jax.jit
    def step(start):
        _, slope = jax.value_and_grad(lambda p: maml_loss(loss_fn, p, train, test, inner_rate))(start)
        return jax.tree.map(lambda p, s: p + s * -outer_rate, start, slope)

    return step(params)
