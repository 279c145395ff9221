# another way: Pulls the test gradient of each task back through its step with `jax.vjp`, then takes the mean.

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
    _, pullback = jax.vjp(lambda p: loss_fn(p, x, y), params)
    (slope,) = pullback(jnp.ones(()))
    return jax.tree.map(lambda p, s: p - rate * s, params, slope)


def maml_loss(loss_fn: Loss, params: Params, train: Examples, test: Examples, inner_rate: float) -> Float[Array, ""]:
    def after_one_step(train, test):
        adapted = adapt(loss_fn, params, *train, inner_rate)
        return loss_fn(adapted, *test)

    return jnp.mean(jax.vmap(after_one_step)(train, test))


def maml_step(
    loss_fn: Loss, params: Params, train: Examples, test: Examples, inner_rate: float, outer_rate: float
) -> Params:
    def gradient(task):
        (x, y), examples = task
        adapted, pullback = jax.vjp(lambda start: adapt(loss_fn, start, x, y, inner_rate), params)
        (slope,) = pullback(jax.grad(loss_fn)(adapted, *examples))
        return slope

    slopes = jax.vmap(gradient)((train, test))
    return jax.tree.map(lambda p, s: p - outer_rate * s.mean(0), params, slopes)
