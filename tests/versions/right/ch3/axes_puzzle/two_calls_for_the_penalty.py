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
    def by_index(i):
        return fn(jax.lax.dynamic_index_in_dim(examples, i, in_axis, keepdims=False), shared)

    return jax.vmap(by_index, out_axes=out_axis)(jnp.arange(examples.shape[in_axis]))


def mix(
    fn: Callable[[Array, Array, Array], Array],
    recordings: Float[Array, "time channels batch"],
    gains: Float[Array, "batch channels"],
    window: Float[Array, " time"],
) -> Float[Array, "time batch outputs"]:
    rows = jax.vmap(fn, in_axes=(2, 0, None), out_axes=2)(recordings, gains, window)
    return jnp.einsum("tob->tbo", rows)


def predict_with_penalty(
    fn: Callable[[dict[str, Array], Array], tuple[Array, Array]],
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "features batch"],
) -> tuple[Float[Array, "outputs batch"], Float[Array, ""]]:
    predictions = jax.vmap(lambda p, x: fn(p, x)[0], in_axes=(None, 1), out_axes=1)(params, inputs)
    return predictions, fn(params, inputs[:, 0])[1]
