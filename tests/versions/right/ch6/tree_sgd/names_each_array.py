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
    slopes = jax.grad(lambda params: jnp.mean((forward(params, x) - y) ** 2))(params)
    return [{key: layer[key] - rate * slope[key] for key in layer} for layer, slope in zip(params, slopes)]


@functools.partial(jax.jit, static_argnames="steps")
def train(
    params: Params, x: Float[Array, "batch features"], y: Float[Array, "batch outputs"], rate: float, steps: int
) -> Params:
    return jax.lax.fori_loop(0, steps, lambda _, p: update(p, x, y, rate), params)
