# another way: Uses `jax.lax.scan`, which can also collect a result of each step, such as its loss.

import functools

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

Params = list[dict[str, Float[Array, "..."]]]


def _loss(params, x, y):
    return jnp.mean(jnp.square(y - forward(params, x)))


def forward(params: Params, x: Float[Array, "batch features"]) -> Float[Array, "batch outputs"]:
    for i, layer in enumerate(params):
        x = x @ layer["w"] + layer["b"]
        if i < len(params) - 1:
            x = jnp.tanh(x)
    return x


def update(params: Params, x: Float[Array, "batch features"], y: Float[Array, "batch outputs"], rate: float) -> Params:
    slopes = jax.grad(_loss)(params, x, y)
    return jax.tree.map(lambda p, slope: p - rate * slope, params, slopes)


@functools.partial(jax.jit, static_argnames="steps")
def train(
    params: Params, x: Float[Array, "batch features"], y: Float[Array, "batch outputs"], rate: float, steps: int
) -> Params:
    def step(params, _):
        return update(params, x, y, rate), None

    params, _ = jax.lax.scan(step, params, None, length=steps)
    return params
