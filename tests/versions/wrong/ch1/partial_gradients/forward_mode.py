# breaks: "loss_fn: any function of `weights` and `inputs` that `jax.grad` can differentiate": jax.jacfwd fails for a loss_fn that uses jax.custom_vjp, which jax.grad can differentiate.
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def gradient_for_inputs(
    loss_fn: Callable[[Array, Array], Float[Array, ""]],
    weights: Float[Array, "..."],
    inputs: Float[Array, "..."],
) -> Float[Array, "..."]:
    shape = jax.eval_shape(loss_fn, weights, inputs).shape
    if shape != ():
        raise TypeError(f"Gradient only defined for scalar-output functions. Output had shape: {shape}.")
    return jax.jacfwd(loss_fn, argnums=1)(weights, inputs)


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
