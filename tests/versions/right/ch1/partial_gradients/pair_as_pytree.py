import functools
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float



def gradient_for_inputs(
    loss_fn: Callable[[Array, Array], Float[Array, ""]],
    weights: Float[Array, "..."],
    inputs: Float[Array, "..."],
) -> Float[Array, "..."]:
    return jax.grad(functools.partial(loss_fn, weights))(inputs)


def gradients_for_both(
    loss_fn: Callable[[Array, Array], Float[Array, ""]],
    weights: Float[Array, "..."],
    inputs: Float[Array, "..."],
) -> tuple[Float[Array, "..."], Float[Array, "..."]]:
    return jax.grad(lambda pair: loss_fn(*pair))((weights, inputs))


def regression_gradients(
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    targets: Float[Array, " batch"],
) -> dict[str, Float[Array, "..."]]:
    def loss(weights, bias):
        return jnp.mean((inputs @ weights + bias - targets) ** 2)

    for_weights, for_bias = gradients_for_both(loss, params["weights"], params["bias"])
    return {"bias": for_bias, "weights": for_weights}
