# breaks: "mean((predictions - targets) ** 2)        over the batch": the gradients of the examples are averaged for the weights but summed for the bias (batch > 1).
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def gradient_for_inputs(
    loss_fn: Callable[[Array, Array], Float[Array, ""]],
    weights: Float[Array, "..."],
    inputs: Float[Array, "..."],
) -> Float[Array, "..."]:
    return jax.grad(loss_fn, argnums=1)(weights, inputs)


def gradients_for_both(
    loss_fn: Callable[[Array, Array], Float[Array, ""]],
    weights: Float[Array, "..."],
    inputs: Float[Array, "..."],
) -> tuple[Float[Array, "..."], Float[Array, "..."]]:
    return jax.grad(loss_fn, argnums=(0, 1))(weights, inputs)


def regression_gradients(
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    targets: Float[Array, " batch"],
) -> dict[str, Float[Array, "..."]]:
    def loss(params, row, target):
        return (row @ params["weights"] + params["bias"] - target) ** 2

    gradients = jax.vmap(jax.grad(loss), in_axes=(None, 0, 0))(params, inputs, targets)
    return {"bias": gradients["bias"].sum(), "weights": gradients["weights"].mean(axis=0)}
