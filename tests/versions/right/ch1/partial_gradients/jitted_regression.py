from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


class _Fixed:
    def __init__(self, loss_fn, weights):
        self.loss_fn = loss_fn
        self.weights = weights

    def __call__(self, inputs):
        return self.loss_fn(self.weights, inputs)


def gradient_for_inputs(
    loss_fn: Callable[[Array, Array], Float[Array, ""]],
    weights: Float[Array, "..."],
    inputs: Float[Array, "..."],
) -> Float[Array, "..."]:
    return jax.grad(_Fixed(loss_fn, weights))(inputs)


def gradients_for_both(
    loss_fn: Callable[[Array, Array], Float[Array, ""]],
    weights: Float[Array, "..."],
    inputs: Float[Array, "..."],
) -> tuple[Float[Array, "..."], Float[Array, "..."]]:
    gradients = jax.grad(lambda both: loss_fn(both["w"], both["x"]))({"w": weights, "x": inputs})
    return gradients["w"], gradients["x"]


@jax.jit
@jax.grad
def _regression(params, inputs, targets):
    predictions = inputs @ params["weights"] + params["bias"]
    return jnp.mean((predictions - targets) ** 2)


def regression_gradients(
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    targets: Float[Array, " batch"],
) -> dict[str, Float[Array, "..."]]:
    return _regression(params, inputs, targets)
