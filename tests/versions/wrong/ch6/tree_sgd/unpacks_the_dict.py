# breaks: "The two keys come in any order.": reads w and b by position, so weights and biases are swapped if b comes first (as in all trees that JAX returns)
import functools

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

Params = list[dict[str, Float[Array, "..."]]]


def forward(params: Params, x: Float[Array, "batch features"]) -> Float[Array, "batch outputs"]:
    for i, layer in enumerate(params):
        w, b = layer.values()
        x = x @ w + b
        if i + 1 < len(params):
            x = jnp.tanh(x)
    return x


def update(params: Params, x: Float[Array, "batch features"], y: Float[Array, "batch outputs"], rate: float) -> Params:
    def loss(params):
        return jnp.mean((forward(params, x) - y) ** 2)

    return jax.tree.map(lambda p, g: p - rate * g, params, jax.grad(loss)(params))


@functools.partial(jax.jit, static_argnames="steps")
def train(
    params: Params, x: Float[Array, "batch features"], y: Float[Array, "batch outputs"], rate: float, steps: int
) -> Params:
    return jax.lax.fori_loop(0, steps, lambda _, p: update(p, x, y, rate), params)
