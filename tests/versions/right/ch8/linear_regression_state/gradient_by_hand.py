# another way: Writes the gradient by hand: it shows what `jax.grad` computes, but for this loss only.

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


def errors(params, x, y):
    return x @ params.weights + params.bias - y


def loss(params: Params, x: Float[Array, "batch features"], y: Float[Array, " batch"]) -> Float[Array, ""]:
    return (errors(params, x, y) ** 2).mean()


@jax.jit
def descend(params, x, y, rate):
    off = errors(params, x, y)
    return Params(params.weights - rate * 2 * (off @ x) / len(y), params.bias - rate * 2 * off.mean())


def update(params: Params, x: Float[Array, "batch features"], y: Float[Array, " batch"], rate: float) -> Params:
    return descend(params, x, y, rate)
