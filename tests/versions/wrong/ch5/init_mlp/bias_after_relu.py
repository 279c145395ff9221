# breaks: "Each layer computes `x @ w + b`, from the result of the layer before.": adds the bias of a hidden layer after ReLU, seen for biases other than 0
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
    for layer in params[:-1]:
        x = jnp.maximum(x @ layer["w"], 0) + layer["b"]
    return x @ params[-1]["w"] + params[-1]["b"]
