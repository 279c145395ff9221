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
    _, results = jax.lax.scan(lambda _, example: (None, fn(example, shared)), None, jnp.moveaxis(examples, in_axis, 0))
    return jnp.moveaxis(results, 0, out_axis)


def mix(
    fn: Callable[[Array, Array, Array], Array],
    recordings: Float[Array, "time channels batch"],
    gains: Float[Array, "batch channels"],
    window: Float[Array, " time"],
) -> Float[Array, "time batch outputs"]:
    def step(carry, pair):
        recording, gain = pair
        return carry, fn(recording, gain, window)

    _, results = jax.lax.scan(step, 0, (jnp.moveaxis(recordings, 2, 0), gains))
    return results.swapaxes(0, 1)


def predict_with_penalty(
    fn: Callable[[dict[str, Array], Array], tuple[Array, Array]],
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "features batch"],
) -> tuple[Float[Array, "outputs batch"], Float[Array, ""]]:
    def step(_, x):
        prediction, penalty = fn(params, x)
        return penalty, prediction

    _, first = fn(params, inputs[:, 0])
    penalty, predictions = jax.lax.scan(step, jnp.zeros_like(first), inputs.T)
    return predictions.T, penalty
