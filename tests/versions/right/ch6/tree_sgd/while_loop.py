import functools

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

Params = list[dict[str, Float[Array, "..."]]]


def forward(params: Params, x: Float[Array, "batch features"]) -> Float[Array, "batch outputs"]:
    first, *others = params
    x = x @ first["w"] + first["b"]
    for layer in others:
        x = jnp.tanh(x) @ layer["w"] + layer["b"]
    return x


def update(params: Params, x: Float[Array, "batch features"], y: Float[Array, "batch outputs"], rate: float) -> Params:
    def loss(params):
        error = forward(params, x) - y
        return jnp.sum(error * error) / error.size

    _, slopes = jax.value_and_grad(loss)(params)
    leaves, structure = jax.tree.flatten(params)
    return structure.unflatten([p - rate * g for p, g in zip(leaves, jax.tree.leaves(slopes))])


@jax.jit
def train(
    params: Params, x: Float[Array, "batch features"], y: Float[Array, "batch outputs"], rate: float, steps: int
) -> Params:
    def step(state):
        left, params = state
        return left - 1, update(params, x, y, rate)

    return jax.lax.while_loop(lambda state: state[0] > 0, step, (jnp.int32(steps), params))[1]
