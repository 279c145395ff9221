import functools
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Key


class Params(NamedTuple):
    weights: Float[Array, " features"]
    bias: Float[Array, ""]


@functools.partial(jax.jit, static_argnames="features")
def init(key: Key[Array, ""], features: int) -> Params:
    numbers = jax.vmap(jax.random.normal)(jax.random.split(key, features + 1))
    return Params(numbers[1:], numbers[0])


@jax.jit
def loss(params: Params, x: Float[Array, "batch features"], y: Float[Array, " batch"]) -> Float[Array, ""]:
    return jnp.mean((jnp.einsum("bf,f->b", x, params.weights) + params.bias - y) ** 2)


@jax.jit
def update(params: Params, x: Float[Array, "batch features"], y: Float[Array, " batch"], rate: float) -> Params:
    before, pull = jax.vjp(lambda params: loss(params, x, y), params)
    (gradient,) = pull(jnp.ones_like(before))
    return jax.tree.map(lambda p, g: p - g * jnp.float32(rate), params, gradient)
