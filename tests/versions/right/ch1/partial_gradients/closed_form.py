from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def gradient_for_inputs(
    loss_fn: Callable[[Array, Array], Float[Array, ""]],
    weights: Float[Array, "..."],
    inputs: Float[Array, "..."],
) -> Float[Array, "..."]:
    gradient_function = jax.grad(loss_fn, 1)
    return gradient_function(weights, inputs)


def gradients_for_both(
    loss_fn: Callable[[Array, Array], Float[Array, ""]],
    weights: Float[Array, "..."],
    inputs: Float[Array, "..."],
) -> tuple[Float[Array, "..."], Float[Array, "..."]]:
    gradient_function = jax.grad(loss_fn, argnums=(0, 1))
    first, second = gradient_function(weights, inputs)
    return first, second


def regression_gradients(
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    targets: Float[Array, " batch"],
) -> dict[str, Float[Array, "..."]]:
    residuals = jnp.matmul(inputs, params["weights"]) + params["bias"] - targets
    return {
        "bias": 2 * jnp.mean(residuals),
        "weights": 2 * jnp.mean(residuals[:, None] * inputs, axis=0),
    }
