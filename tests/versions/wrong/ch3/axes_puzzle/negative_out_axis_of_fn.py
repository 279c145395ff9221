# breaks: "A negative one counts from the end of the result.": a negative out_axis counts the axes of what fn returns, so -1 becomes the place before the last
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
    one = jax.eval_shape(fn, jnp.take(examples, 0, axis=in_axis), shared)
    if out_axis < 0:
        out_axis += max(len(one.shape), 1)
    return jax.vmap(fn, in_axes=(in_axis, None), out_axes=out_axis)(examples, shared)


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
