# breaks: "mean squared error = mean((predictions - targets) ** 2)        over the batch": every batch of more than one example gives gradients that are batch times too large.
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
    def loss(params):
        predictions = inputs @ params["weights"] + params["bias"]
        return ((predictions - targets) ** 2).sum()

    return jax.grad(loss)(params)
