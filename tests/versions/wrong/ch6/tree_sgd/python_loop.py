# breaks: "No Python loop runs over the steps.": a Python loop under jit, so the program grows with steps, above 200 operations for many steps
import functools

import jax
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
    for _ in range(steps):
        params = update(params, x, y, rate)
    return params
