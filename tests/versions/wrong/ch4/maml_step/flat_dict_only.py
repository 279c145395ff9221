# breaks: "It holds arrays, or more dicts, lists and tuples of arrays.": lists, tuples and nested dicts raise an error, only a flat dict works
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
    return {name: params[name] - rate * gradient[name] for name in params}


def maml_loss(loss_fn: Loss, params: Params, train: Examples, test: Examples, inner_rate: float) -> Float[Array, ""]:
    def after_one_step(train, test):
        adapted = adapt(loss_fn, params, *train, inner_rate)
        return loss_fn(adapted, *test)

    return jnp.mean(jax.vmap(after_one_step)(train, test))


def maml_step(
    loss_fn: Loss, params: Params, train: Examples, test: Examples, inner_rate: float, outer_rate: float
) -> Params:
    gradient = jax.grad(maml_loss, argnums=1)(loss_fn, params, train, test, inner_rate)
    return {name: params[name] - outer_rate * gradient[name] for name in params}
