from jax.flatten_util import ravel_pytree
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Key


class Params(NamedTuple):
    weights: Float[Array, " features"]
    bias: Float[Array, ""]


def loss(params: Params, x: Float[Array, "batch features"], y: Float[Array, " batch"]) -> Float[Array, ""]:
    return jnp.mean((x @ params.weights + params.bias - y) ** 2)


def init(key: Key[Array, ""], features: int) -> Params:
    bias_key, weights_key = jax.random.split(key, 2)
    return Params(
        weights=jax.random.normal(weights_key, shape=(features,), dtype=jnp.float32),
        bias=jax.random.normal(bias_key, shape=(), dtype=jnp.float32),
    )


@jax.jit
def step(params, x, y, rate):
    flat, unravel = ravel_pytree(params)
    return unravel(flat - rate * jax.grad(lambda flat: loss(unravel(flat), x, y))(flat))


def update(params: Params, x: Float[Array, "batch features"], y: Float[Array, " batch"], rate: float) -> Params:
    """Calls one jitted function."""
    return step(params, x, y, rate)
