from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def mapped(fn, in_axes, out_axes, *arguments):
    return jax.jit(jax.vmap(fn, in_axes, out_axes))(*arguments)

def map_axis(
    fn: Callable[[Array, Array], Array],
    examples: Float[Array, "..."],
    shared: Float[Array, "..."],
    in_axis: int,
    out_axis: int,
) -> Float[Array, "..."]:
    return mapped(fn, (in_axis, None), out_axis, examples, shared)


def mix(
    fn: Callable[[Array, Array, Array], Array],
    recordings: Float[Array, "time channels batch"],
    gains: Float[Array, "batch channels"],
    window: Float[Array, " time"],
) -> Float[Array, "time batch outputs"]:
    return mapped(fn, (2, 0, None), 1, recordings, gains, window)


def predict_with_penalty(
    fn: Callable[[dict[str, Array], Array], tuple[Array, Array]],
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "features batch"],
) -> tuple[Float[Array, "outputs batch"], Float[Array, ""]]:
    return mapped(fn, (None, 1), (1, None), params, inputs)
