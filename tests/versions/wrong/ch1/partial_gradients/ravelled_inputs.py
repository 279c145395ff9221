# breaks: "The gradient, one array with the shape of `inputs`": inputs with two or more axes (or none) come back flat.
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def gradient_for_inputs(
    loss_fn: Callable[[Array, Array], Float[Array, ""]],
    weights: Float[Array, "..."],
    inputs: Float[Array, "..."],
) -> Float[Array, "..."]:
    def flat_loss(flat):
        return loss_fn(weights, flat.reshape(inputs.shape))

    return jax.grad(flat_loss)(jnp.ravel(inputs))


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
        return jnp.mean((predictions - targets) ** 2)

    return jax.grad(loss)(params)
