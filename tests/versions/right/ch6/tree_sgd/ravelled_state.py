# another way: Carries one flat vector in the loop: a single array, but each step packs and unpacks it.

import functools

import jax
import jax.flatten_util
import jax.numpy as jnp
from jaxtyping import Array, Float

Params = list[dict[str, Float[Array, "..."]]]


def forward(params: Params, x: Float[Array, "batch features"]) -> Float[Array, "batch outputs"]:
    *hidden, last = params
    for layer in hidden:
        x = jnp.tanh(x @ layer["w"] + layer["b"])
    return x @ last["w"] + last["b"]


def update(params: Params, x: Float[Array, "batch features"], y: Float[Array, "batch outputs"], rate: float) -> Params:
    def loss(params):
        return jnp.mean((forward(params, x) - y) ** 2)

    return jax.tree.map(lambda p, g: p - rate * g, params, jax.grad(loss)(params))


@functools.partial(jax.jit, static_argnames="steps")
def train(
    params: Params, x: Float[Array, "batch features"], y: Float[Array, "batch outputs"], rate: float, steps: int
) -> Params:
    flat, back = jax.flatten_util.ravel_pytree(params)

    def step(_, flat):
        return jax.flatten_util.ravel_pytree(update(back(flat), x, y, rate))[0]

    return back(jax.lax.fori_loop(0, steps, step, flat))
