# another way: Traces `steps` too: another number compiles nothing, but `jax.grad` cannot go through it.

import functools

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

Params = list[dict[str, Float[Array, "..."]]]


@jax.jit
def forward(params: Params, x: Float[Array, "batch features"]) -> Float[Array, "batch outputs"]:
    *hidden, last = params
    for layer in hidden:
        x = jnp.tanh(x @ layer["w"] + layer["b"])
    return x @ last["w"] + last["b"]


@jax.jit
def update(params: Params, x: Float[Array, "batch features"], y: Float[Array, "batch outputs"], rate: float) -> Params:
    def loss(params):
        return jnp.mean((forward(params, x) - y) ** 2)

    return jax.tree.map(lambda p, g: p - rate * g, params, jax.grad(loss)(params))


@jax.jit
def train(
    params: Params, x: Float[Array, "batch features"], y: Float[Array, "batch outputs"], rate: float, steps: int
) -> Params:
    return jax.lax.fori_loop(0, steps, lambda _, p: update(p, x, y, rate), params)
