from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Key


class Params(NamedTuple):
    weights: Float[Array, " features"]
    bias: Float[Array, ""]


def init(key: Key[Array, ""], features: int) -> Params:
    weights_key, bias_key = jax.random.split(key)
    return Params(jax.random.normal(weights_key, (features,)), jax.random.normal(bias_key))


def loss(params: Params, x: Float[Array, "batch features"], y: Float[Array, " batch"]) -> Float[Array, ""]:
    errors = x @ params.weights[:, None] + params.bias - y[:, None]
    return jnp.vdot(errors, errors) / errors.size


@jax.jit
def update(params: Params, x: Float[Array, "batch features"], y: Float[Array, " batch"], rate: float) -> Params:
    gradient = jax.jacrev(loss)(params, x, y)
    return params._replace(
        weights=jnp.subtract(params.weights, rate * gradient.weights), bias=params.bias - rate * gradient.bias
    )
