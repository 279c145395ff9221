# breaks: "all work inside `jax.jit`": NumPy on tracers: TracerArrayConversionError under jit
from collections.abc import Callable

import numpy as np
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
    batch = np.moveaxis(np.asarray(examples), in_axis, 0)
    results = jax.vmap(fn, in_axes=(0, None))(batch, shared)
    return jnp.moveaxis(results, 0, out_axis)


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
