# another way: Uses `jax.vjp`, which `jax.grad` is built on, so it has to check for a scalar itself.

import functools
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float



def _gradients(function, *primals):
    value, pull_back = jax.vjp(function, *primals)
    if jnp.shape(value) != ():
        raise TypeError(f"Gradient only defined for scalar-output functions. Output had shape: {jnp.shape(value)}.")
    return pull_back(jnp.ones_like(value))


def gradient_for_inputs(
    loss_fn: Callable[[Array, Array], Float[Array, ""]],
    weights: Float[Array, "..."],
    inputs: Float[Array, "..."],
) -> Float[Array, "..."]:
    (gradient,) = _gradients(functools.partial(loss_fn, weights), inputs)
    return gradient


def gradients_for_both(
    loss_fn: Callable[[Array, Array], Float[Array, ""]],
    weights: Float[Array, "..."],
    inputs: Float[Array, "..."],
) -> tuple[Float[Array, "..."], Float[Array, "..."]]:
    return _gradients(loss_fn, weights, inputs)


def regression_gradients(
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    targets: Float[Array, " batch"],
) -> dict[str, Float[Array, "..."]]:
    def mean_squared_error(params):
        predictions = jnp.matmul(inputs, params["weights"]) + params["bias"]
        return jnp.mean(jnp.square(predictions - targets))

    return _gradients(mean_squared_error, params)[0]
