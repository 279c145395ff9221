# breaks: "It may look like a batch, but it is not one.": maps shared over axis 0 if its length fits
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
    same = shared.ndim > 0 and shared.shape[0] == examples.shape[in_axis]
    return jax.vmap(fn, in_axes=(in_axis, 0 if same else None), out_axes=out_axis)(examples, shared)


def mix(
    fn: Callable[[Array, Array, Array], Array],
    recordings: Float[Array, "time channels batch"],
    gains: Float[Array, "batch channels"],
    window: Float[Array, " time"],
) -> Float[Array, "time batch outputs"]:
    return jax.vmap(fn, in_axes=(2, 0, None), out_axes=1)(recordings, gains, window)


def predict_with_penalty(
    fn: Callable[[dict[str, Array], Array], tuple[Array, Array]],
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "features batch"],
) -> tuple[Float[Array, "outputs batch"], Float[Array, ""]]:
    return jax.vmap(fn, in_axes=(None, 1), out_axes=(1, None))(params, inputs)
