"""the learning rate is static, so each new rate compiles a program of its own."""

import functools
from collections.abc import Callable, Sequence

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def _loss(params, times, values):
    curve = params["a"] + params["b"] * times + params["c"] * times**2 + params["d"] * times**3
    return jnp.mean((curve - values) ** 2)


@functools.partial(jax.jit, static_argnames="learning_rate")
def update(
    params: dict[str, Float[Array, ""]],
    times: Float[Array, " samples"],
    values: Float[Array, " samples"],
    learning_rate: float = 0.1,
) -> tuple[dict[str, Float[Array, ""]], Float[Array, ""]]:
    loss, gradient = jax.value_and_grad(_loss)(params, times, values)
    new_params = jax.tree.map(lambda param, slope: param - learning_rate * slope, params, gradient)
    return new_params, loss


def train(
    step: Callable[..., tuple[dict[str, Float[Array, ""]], Float[Array, ""]]],
    params: dict[str, Float[Array, ""]],
    batches: Sequence[tuple[Float[Array, " samples"], Float[Array, " samples"]]],
) -> tuple[dict[str, Float[Array, ""]], list[Float[Array, ""]]]:
    losses = []
    for times, values in batches:
        params, loss = step(params, times, values)
        losses.append(loss)
    return params, losses
