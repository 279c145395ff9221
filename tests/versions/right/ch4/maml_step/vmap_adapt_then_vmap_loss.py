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
    leaves, treedef = jax.tree.flatten(params)
    slopes = jax.tree.leaves(jax.grad(loss_fn, argnums=0)(params, x, y))
    return treedef.unflatten([leaf - rate * slope for leaf, slope in zip(leaves, slopes, strict=True)])


def maml_loss(loss_fn: Loss, params: Params, train: Examples, test: Examples, inner_rate: float) -> Float[Array, ""]:
    (x_train, y_train), (x_test, y_test) = train, test
    # vmap maps no functions, so the loss is bound first
    adapted = jax.vmap(lambda x, y: adapt(loss_fn, params, x, y, inner_rate))(x_train, y_train)
    return jnp.mean(jax.vmap(loss_fn)(adapted, x_test, y_test))


def maml_step(
    loss_fn: Loss, params: Params, train: Examples, test: Examples, inner_rate: float, outer_rate: float
) -> Params:
    gradient = jax.grad(maml_loss, argnums=1)(loss_fn, params, train, test, inner_rate)
    return jax.tree.map(lambda p, g: p - outer_rate * g, params, gradient)
