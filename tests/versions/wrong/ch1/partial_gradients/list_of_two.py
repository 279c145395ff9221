# breaks: "A tuple: the gradient for `weights`, then the gradient for `inputs`": gives a list.
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
    return [jax.grad(loss_fn, argnums=i)(weights, inputs) for i in (0, 1)]


def regression_gradients(
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    targets: Float[Array, " batch"],
) -> dict[str, Float[Array, "..."]]:
    def loss(params):
        predictions = inputs @ params["weights"] + params["bias"]
        return jnp.mean((predictions - targets) ** 2)

    return jax.grad(loss)(params)
