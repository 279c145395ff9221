from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def gradient_for_inputs(
    loss_fn: Callable[[Array, Array], Float[Array, ""]],
    weights: Float[Array, "..."],
    inputs: Float[Array, "..."],
) -> Float[Array, "..."]:
    def with_aux(x):
        return loss_fn(weights, x), None

    gradient, _ = jax.grad(with_aux, has_aux=True)(inputs)
    return gradient


def gradients_for_both(
    loss_fn: Callable[[Array, Array], Float[Array, ""]],
    weights: Float[Array, "..."],
    inputs: Float[Array, "..."],
) -> tuple[Float[Array, "..."], Float[Array, "..."]]:
    def with_aux(w, x):
        return loss_fn(w, x), None

    gradients, _ = jax.grad(with_aux, argnums=(0, 1), has_aux=True)(weights, inputs)
    return gradients


def regression_gradients(
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    targets: Float[Array, " batch"],
) -> dict[str, Float[Array, "..."]]:
    def with_predictions(p):
        predictions = inputs @ p["weights"] + p["bias"]
        errors = predictions - targets
        return jnp.average(errors * errors), predictions

    return jax.grad(with_predictions, has_aux=True)(params)[0]
