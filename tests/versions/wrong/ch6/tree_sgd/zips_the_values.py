# breaks: "each array of the params, minus `rate` times its gradient of the loss.": pairs w with the gradient of b if the dict has w first, because the gradient has sorted keys
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

    return [
        {key: p - rate * g for key, p, g in zip(layer, layer.values(), slope.values())}
        for layer, slope in zip(params, jax.grad(loss)(params))
    ]


@functools.partial(jax.jit, static_argnames="steps")
def train(
    params: Params, x: Float[Array, "batch features"], y: Float[Array, "batch outputs"], rate: float, steps: int
) -> Params:
    return jax.lax.fori_loop(0, steps, lambda _, p: update(p, x, y, rate), params)
