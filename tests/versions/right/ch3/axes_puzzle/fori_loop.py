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
    results = jax.lax.fori_loop(0, batch.shape[0], lambda i, r: r.at[i].set(fn(batch[i], shared)), empty)
    return jnp.moveaxis(results, 0, out_axis)


def mix(
    fn: Callable[[Array, Array, Array], Array],
    recordings: Float[Array, "time channels batch"],
    gains: Float[Array, "batch channels"],
    window: Float[Array, " time"],
) -> Float[Array, "time batch outputs"]:
    one = jax.eval_shape(fn, recordings[..., 0], gains[0], window)
    time, outputs = one.shape
    empty = jnp.zeros((time, gains.shape[0], outputs), one.dtype)

    def body(i, mixed):
        return mixed.at[:, i].set(fn(recordings[:, :, i], gains[i], window))

    return jax.lax.fori_loop(0, gains.shape[0], body, empty)


def predict_with_penalty(
    fn: Callable[[dict[str, Array], Array], tuple[Array, Array]],
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "features batch"],
) -> tuple[Float[Array, "outputs batch"], Float[Array, ""]]:
    prediction, penalty = fn(params, inputs[:, 0])
    empty = jnp.zeros((prediction.shape[0], inputs.shape[1]), prediction.dtype)

    def body(i, predictions):
        return predictions.at[:, i].set(fn(params, inputs[:, i])[0])

    return jax.lax.fori_loop(0, inputs.shape[1], body, empty), penalty
