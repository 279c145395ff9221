from collections.abc import Callable

import jax
import jax.numpy as jnp
from jax.flatten_util import ravel_pytree
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
    flat, unravel = ravel_pytree(params)
    slope = jax.grad(lambda v: loss_fn(unravel(v), x, y))(flat)
    return unravel(flat - rate * slope)


def maml_loss(loss_fn: Loss, params: Params, train: Examples, test: Examples, inner_rate: float) -> Float[Array, ""]:
    losses = jax.vmap(lambda tx, ty, ex, ey: loss_fn(adapt(loss_fn, params, tx, ty, inner_rate), ex, ey))(*train, *test)
    return losses.mean()


def maml_step(
    loss_fn: Loss, params: Params, train: Examples, test: Examples, inner_rate: float, outer_rate: float
) -> Params:
    flat, unravel = ravel_pytree(params)

    def objective(v):
        return maml_loss(loss_fn, unravel(v), train, test, inner_rate)

    return unravel(flat - outer_rate * jax.grad(objective)(flat))
