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
    one = jax.eval_shape(fn, jax.lax.index_in_dim(examples, 0, in_axis, keepdims=False), shared)
    places = len(one.shape) + 1
    return jax.vmap(fn, in_axes=(in_axis % examples.ndim, None), out_axes=out_axis % places)(examples, shared)


def mix(
    fn: Callable[[Array, Array, Array], Array],
    recordings: Float[Array, "time channels batch"],
    gains: Float[Array, "batch channels"],
    window: Float[Array, " time"],
) -> Float[Array, "time batch outputs"]:
    def one(i):
        return fn(jnp.take(recordings, i, axis=2), gains[i], window)

    return jax.vmap(one, out_axes=1)(jnp.arange(gains.shape[0]))


def predict_with_penalty(
    fn: Callable[[dict[str, Array], Array], tuple[Array, Array]],
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "features batch"],
) -> tuple[Float[Array, "outputs batch"], Float[Array, ""]]:
    axes = ({"w": None, "b": None}, -1)
    return jax.vmap(fn, in_axes=axes, out_axes=(1, None))(params, inputs)
