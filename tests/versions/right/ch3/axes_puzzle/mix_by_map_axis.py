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
    return jax.vmap(fn, in_axes=(in_axis, None), out_axes=out_axis)(examples, shared)


def mix(
    fn: Callable[[Array, Array, Array], Array],
    recordings: Float[Array, "time channels batch"],
    gains: Float[Array, "batch channels"],
    window: Float[Array, " time"],
) -> Float[Array, "time batch outputs"]:
    flipped = jnp.moveaxis(recordings, 2, 0)
    packed = jnp.concatenate([flipped, gains[:, None, :]], axis=1)  # batch (time + 1) channels
    return map_axis(lambda one, window: fn(one[:-1], one[-1], window), packed, window, 0, 1)


def predict_with_penalty(
    fn: Callable[[dict[str, Array], Array], tuple[Array, Array]],
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "features batch"],
) -> tuple[Float[Array, "outputs batch"], Float[Array, ""]]:
    predictions = map_axis(lambda x, _: fn(params, x)[0], inputs, jnp.zeros(()), 1, -1)
    penalty = fn(params, jnp.zeros(inputs.shape[0], inputs.dtype))[1]
    return predictions, penalty
