# breaks: "mean((predictions - targets) ** 2)        over the batch": targets get shape (batch, 1), so each prediction is compared with each target; right only if all targets and predictions agree suitably or batch is 1.
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
        return jnp.mean((predictions - targets.reshape(-1, 1)) ** 2)

    return jax.grad(loss)(params)
