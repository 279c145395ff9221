# breaks: "Your code changes no argument": forward pops the last layer from params, so a second call uses one layer less or raises
from collections.abc import Sequence

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Key


def init_mlp(key: Key[Array, ""], sizes: Sequence[int]) -> list[dict[str, Float32[Array, "..."]]]:
    keys = jax.random.split(key, len(sizes) - 1)
    params = []
    for layer_key, fan_in, outputs in zip(keys, sizes[:-1], sizes[1:]):
        w = jnp.sqrt(2 / fan_in) * jax.random.normal(layer_key, (fan_in, outputs))
        params.append({"w": w, "b": jnp.zeros(outputs)})
    return params


def forward(params: list[dict[str, Float32[Array, "..."]]], x: Float32[Array, "... inputs"]) -> Float32[Array, "..."]:
    last = params.pop()
    for layer in params:
        x = jax.nn.relu(x @ layer["w"] + layer["b"])
    return x @ last["w"] + last["b"]
