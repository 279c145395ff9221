# another way: Moves the batch to axis 0 and back by hand: longer, but you only need the default axes.

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def map_axis(
    fn: Callable[[Array, Array], Array],
    examples: Float[Array, "..."],
    shared: Float[Array, "..."],
    in_axis: int,
    out_axis: int,
) -> Float[Array, "..."]:
    batch = jnp.moveaxis(examples, in_axis, 0)
    results = jax.vmap(fn, in_axes=(0, None))(batch, shared)
    return jnp.moveaxis(results, 0, out_axis)


def mix(
    fn: Callable[[Array, Array, Array], Array],
    recordings: Float[Array, "time channels batch"],
    gains: Float[Array, "batch channels"],
    window: Float[Array, " time"],
) -> Float[Array, "time batch outputs"]:
    batch = jnp.transpose(recordings, (2, 0, 1))
    return jax.vmap(fn, (0, 0, None))(batch, gains, window).swapaxes(0, 1)


def predict_with_penalty(
    fn: Callable[[dict[str, Array], Array], tuple[Array, Array]],
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "features batch"],
) -> tuple[Float[Array, "outputs batch"], Float[Array, ""]]:
    predictions, penalties = jax.vmap(fn, (None, 0))(params, inputs.T)
    return predictions.T, penalties[0]
