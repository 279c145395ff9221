# another way: Adds squared weights to the loss: the same for plain descent, but not for Adam.

from functools import reduce
from itertools import pairwise

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int, Key

Params = list[dict[str, Float[Array, "..."]]]


def _layer(x, layer):
    return jnp.dot(x, layer["w"]) + layer["b"]


def _new_layer(key, inputs, outputs):
    return {"b": jnp.zeros((outputs,)), "w": (2 / inputs) ** 0.5 * jax.random.normal(key, (inputs, outputs))}


def init(key: Key[Array, ""], sizes: tuple[int, ...]) -> Params:
    return [_new_layer(jax.random.fold_in(key, i), *pair) for i, pair in enumerate(pairwise(sizes))]


def forward(params: Params, x: Float[Array, "batch features"]) -> Float[Array, " batch"]:
    x = reduce(lambda x, layer: jax.nn.relu(_layer(x, layer)), params[:-1], x)
    return _layer(x, params[-1]).reshape(-1)


def loss(params: Params, x: Float[Array, "batch features"], labels: Int[Array, " batch"]) -> Float[Array, ""]:
    signs = 1 - 2 * labels
    return jnp.mean(jax.nn.softplus(signs * forward(params, x)))


def step(
    params: Params, x: Float[Array, "batch features"], labels: Int[Array, " batch"], rate: float, decay: float
) -> Params:
    def total(params):
        squares = sum(jnp.sum(layer["w"] ** 2) for layer in params)
        return loss(params, x, labels) + 0.5 * decay * squares

    return jax.tree.map(lambda leaf, slope: leaf - rate * slope, params, jax.grad(total)(params))


if __name__ == "__main__":
    from exercises.ch6.pictures.two_moons import show

    show(init, forward, loss, step)
