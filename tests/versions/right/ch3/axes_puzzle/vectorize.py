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
    ins = ",".join(f"i{k}" for k in range(examples.ndim - 1))
    outs = ",".join(f"o{k}" for k in range(len(one.shape)))
    mapped = jnp.vectorize(lambda example: fn(example, shared), signature=f"({ins})->({outs})")
    return jnp.moveaxis(mapped(jnp.moveaxis(examples, in_axis, 0)), 0, out_axis)


def mix(
    fn: Callable[[Array, Array, Array], Array],
    recordings: Float[Array, "time channels batch"],
    gains: Float[Array, "batch channels"],
    window: Float[Array, " time"],
) -> Float[Array, "time batch outputs"]:
    mapped = jnp.vectorize(fn, signature="(t,c),(c),(s)->(t,o)")
    return mapped(recordings.transpose(2, 0, 1), gains, window).transpose(1, 0, 2)


def predict_with_penalty(
    fn: Callable[[dict[str, Array], Array], tuple[Array, Array]],
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "features batch"],
) -> tuple[Float[Array, "outputs batch"], Float[Array, ""]]:
    mapped = jnp.vectorize(lambda x: fn(params, x), signature="(f)->(o),()")
    predictions, penalties = mapped(inputs.T)
    return predictions.T, penalties[0]
