from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def gradient_for_inputs(
    loss_fn: Callable[[Array, Array], Float[Array, ""]],
    weights: Float[Array, "..."],
    inputs: Float[Array, "..."],
) -> Float[Array, "..."]:
    _, gradient = jax.value_and_grad(loss_fn, argnums=1)(weights, inputs)
    return gradient


def gradients_for_both(
    loss_fn: Callable[[Array, Array], Float[Array, ""]],
    weights: Float[Array, "..."],
    inputs: Float[Array, "..."],
) -> tuple[Float[Array, "..."], Float[Array, "..."]]:
    _, gradients = jax.value_and_grad(loss_fn, argnums=(0, 1))(weights, inputs)
    return gradients


def _mse(params, inputs, targets):
    residuals = jnp.einsum("bf,f->b", inputs, params["weights"]) + params["bias"] - targets
    return jnp.vdot(residuals, residuals) / residuals.size


def regression_gradients(
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    targets: Float[Array, " batch"],
) -> dict[str, Float[Array, "..."]]:
    return jax.value_and_grad(_mse)(params, inputs, targets)[1]
