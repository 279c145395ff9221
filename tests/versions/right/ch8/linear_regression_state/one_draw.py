# another way: Cuts one draw into weights and bias: one key is enough, and no number is used twice.

from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Key


class Params(NamedTuple):
    weights: Float[Array, " features"]
    bias: Float[Array, ""]


def init(key: Key[Array, ""], features: int) -> Params:
    numbers = jax.random.normal(key, (features + 1,), jnp.float32)
    return Params(weights=numbers[:-1], bias=numbers[-1])


def loss(params: Params, x: Float[Array, "batch features"], y: Float[Array, " batch"]) -> Float[Array, ""]:
    errors = jnp.dot(x, params.weights) + params.bias - y
    return jnp.sum(jnp.square(errors)) / y.shape[0]


@jax.jit
def update(params: Params, x: Float[Array, "batch features"], y: Float[Array, " batch"], rate: float) -> Params:
    slopes = jax.grad(loss)(params, x, y)
    return Params(params.weights - rate * slopes.weights, params.bias - rate * slopes.bias)
