# breaks: "The first example is `examples` at index 0 of `in_axis`, the second one at index 1, and so on.": off by one in the loop: the last example is left as zeros
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
    one = jax.eval_shape(fn, batch[0], shared)
    empty = jnp.zeros((batch.shape[0], *one.shape), one.dtype)
    results = jax.lax.fori_loop(0, batch.shape[0] - 1, lambda i, r: r.at[i].set(fn(batch[i], shared)), empty)
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
