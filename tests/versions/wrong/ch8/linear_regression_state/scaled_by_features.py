# breaks: "with mean 0 and standard deviation 1": the weights are divided by the root of the number of features, as for a layer, so with 2 or more features they are too small.
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Key


class Params(NamedTuple):
    weights: Float[Array, " features"]
    bias: Float[Array, ""]


def loss(params: Params, x: Float[Array, "batch features"], y: Float[Array, " batch"]) -> Float[Array, ""]:
    return jnp.mean((x @ params.weights + params.bias - y) ** 2)


@jax.jit
def update(params: Params, x: Float[Array, "batch features"], y: Float[Array, " batch"], rate: float) -> Params:
    gradient = jax.grad(loss)(params, x, y)
    return jax.tree.map(lambda p, g: p - rate * g, params, gradient)


def init(key: Key[Array, ""], features: int) -> Params:
    weights_key, bias_key = jax.random.split(key)
    weights = jax.random.normal(weights_key, (features,)) / jnp.sqrt(features)
    return Params(weights, jax.random.normal(bias_key))
