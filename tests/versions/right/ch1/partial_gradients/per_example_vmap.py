# another way: Computes a gradient for each example and averages: it takes more memory, but you can see each one.

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def gradient_for_inputs(
    loss_fn: Callable[[Array, Array], Float[Array, ""]],
    weights: Float[Array, "..."],
    inputs: Float[Array, "..."],
) -> Float[Array, "..."]:
    return jax.grad(lambda x, w: loss_fn(w, x))(inputs, weights)


def gradients_for_both(
    loss_fn: Callable[[Array, Array], Float[Array, ""]],
    weights: Float[Array, "..."],
    inputs: Float[Array, "..."],
) -> tuple[Float[Array, "..."], Float[Array, "..."]]:
    return tuple(jax.grad(loss_fn, argnums=number)(weights, inputs) for number in range(2))


def _squared_error(params, row, target):
    return (jnp.vdot(row, params["weights"]) + params["bias"] - target) ** 2


def regression_gradients(
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    targets: Float[Array, " batch"],
) -> dict[str, Float[Array, "..."]]:
    per_example = jax.vmap(jax.grad(_squared_error), in_axes=(None, 0, 0))(params, inputs, targets)
    return jax.tree.map(lambda gradient: jnp.mean(gradient, axis=0), per_example)
