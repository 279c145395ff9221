# another way: Uses lambdas instead of `argnums`, but two gradients then need two backward passes.

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def gradient_for_inputs(
    loss_fn: Callable[[Array, Array], Float[Array, ""]],
    weights: Float[Array, "..."],
    inputs: Float[Array, "..."],
) -> Float[Array, "..."]:
    return jax.grad(lambda x: loss_fn(weights, x))(inputs)


def gradients_for_both(
    loss_fn: Callable[[Array, Array], Float[Array, ""]],
    weights: Float[Array, "..."],
    inputs: Float[Array, "..."],
) -> tuple[Float[Array, "..."], Float[Array, "..."]]:
    for_weights = jax.grad(lambda w: loss_fn(w, inputs))(weights)
    for_inputs = jax.grad(lambda x: loss_fn(weights, x))(inputs)
    return for_weights, for_inputs


def regression_gradients(
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    targets: Float[Array, " batch"],
) -> dict[str, Float[Array, "..."]]:
    def mse(p):
        return jnp.square(jnp.dot(inputs, p["weights"]) + p["bias"] - targets).mean()

    return jax.grad(mse)(params)
