# breaks: "each array of the params, minus `rate` times its gradient of the loss": the gradient of the bias is taken at the new weights, so the new bias is off if the bias and the weights depend on one another.
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
    params = params._replace(weights=params.weights - rate * jax.grad(loss)(params, x, y).weights)
    return params._replace(bias=params.bias - rate * jax.grad(loss)(params, x, y).bias)
