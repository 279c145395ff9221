# breaks: "New params, float32 and not weakly typed.": a plain tuple comes back, so the next update has no `weights`, and jax.lax.scan refuses the carry.
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


@jax.jit
def update(params: Params, x: Float[Array, "batch features"], y: Float[Array, " batch"], rate: float) -> Params:
    weights, bias = jax.grad(loss)(params, x, y)
    return params.weights - rate * weights, params.bias - rate * bias
