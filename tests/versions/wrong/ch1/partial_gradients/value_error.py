# breaks: "TypeError: `loss_fn` does not return a scalar": raises ValueError for a loss of shape (3,) or (1,).
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def gradient_for_inputs(
    loss_fn: Callable[[Array, Array], Float[Array, ""]],
    weights: Float[Array, "..."],
    inputs: Float[Array, "..."],
) -> Float[Array, "..."]:
    out = jax.eval_shape(loss_fn, weights, inputs)
    if out.shape != ():
        raise ValueError(f"loss_fn must return a scalar, but the shape is {out.shape}")
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
        return jnp.mean((predictions - targets) ** 2)

    return jax.grad(loss)(params)
