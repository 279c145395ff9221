# breaks: "A call traces nothing if an earlier call had arrays of the same shapes": each call makes a new function, and jax.jit traces it.
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
    return jnp.mean((x @ params.weights + params.bias - y) ** 2)


def update(params: Params, x: Float[Array, "batch features"], y: Float[Array, " batch"], rate: float) -> Params:
    def descend(params, x, y, rate):
        gradient = jax.grad(loss)(params, x, y)
        return jax.tree.map(lambda p, g: p - rate * g, params, gradient)

    return jax.jit(descend)(params, x, y, rate)
