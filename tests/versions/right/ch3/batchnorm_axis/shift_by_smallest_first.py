import functools

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float


def normalize(x: Float[Array, " features"], axis_name: str) -> Float[Array, " features"]:
    shifted = x - lax.pmin(lax.stop_gradient(x), axis_name)  # any common shift will do; exactly 0 for a constant feature
    deviation = shifted - lax.pmean(shifted, axis_name)
    variance = lax.pmean(deviation**2, axis_name)
    return deviation / jnp.sqrt(variance + 1e-5)


def layer(params: dict[str, Float[Array, "..."]], xs: Float[Array, "batch inputs"]) -> Float[Array, "batch outputs"]:
    mapped = functools.partial(jax.vmap, axis_name="examples", in_axes=(0, None, None))

    @mapped
    def one(x, weights, bias):
        return normalize(x @ weights, "examples") + bias

    return one(xs, params["w"], params["b"])
