# another way: Writes the loss of one example and maps it, and makes its keys with `fold_in`.

from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Key


class Params(NamedTuple):
    weights: Float[Array, " features"]
    bias: Float[Array, ""]


def init(key: Key[Array, ""], features: int) -> Params:
    weights_key, bias_key = (jax.random.fold_in(key, number) for number in range(2))
    return Params(jax.random.normal(weights_key, (features,)), jax.random.normal(bias_key, ()))


def loss(params: Params, x: Float[Array, "batch features"], y: Float[Array, " batch"]) -> Float[Array, ""]:
    def one(row, right):
        return (jnp.vdot(row, params.weights) + params.bias - right) ** 2

    return jnp.mean(jax.vmap(one)(x, y))


def _update(params, x, y, rate):
    _, gradient = jax.value_and_grad(loss, argnums=0)(params, x, y)
    return jax.tree.map(lambda p, g: (p - rate * g).astype(jnp.float32), params, gradient)


update = jax.jit(_update)
