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
    count = examples.shape[in_axis]
    copies = jnp.broadcast_to(shared, (count, *shared.shape))
    return jax.vmap(fn, in_axes=(in_axis, 0), out_axes=out_axis)(examples, copies)


def mix(
    fn: Callable[[Array, Array, Array], Array],
    recordings: Float[Array, "time channels batch"],
    gains: Float[Array, "batch channels"],
    window: Float[Array, " time"],
) -> Float[Array, "time batch outputs"]:
    windows = jnp.tile(window, (gains.shape[0], 1))
    return jax.vmap(fn, in_axes=(2, 0, 0), out_axes=1)(recordings, gains, windows)


def predict_with_penalty(
    fn: Callable[[dict[str, Array], Array], tuple[Array, Array]],
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "features batch"],
) -> tuple[Float[Array, "outputs batch"], Float[Array, ""]]:
    copies = jax.tree.map(lambda p: jnp.repeat(p[None], inputs.shape[1], axis=0), params)
    predictions, penalties = jax.vmap(fn, in_axes=(0, 1), out_axes=(1, 0))(copies, inputs)
    return predictions, jnp.max(penalties)
