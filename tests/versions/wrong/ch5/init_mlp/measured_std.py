# breaks: "All weights are independent of one another": divides by the measured standard deviation of the matrix, so it is exactly sqrt(2 / fan_in) each time, and a layer of one input and one output is nan
from collections.abc import Sequence

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Key


def init_mlp(key: Key[Array, ""], sizes: Sequence[int]) -> list[dict[str, Float32[Array, "..."]]]:
    keys = jax.random.split(key, len(sizes) - 1)
    params = []
    for layer_key, fan_in, outputs in zip(keys, sizes[:-1], sizes[1:]):
        w = jax.random.normal(layer_key, (fan_in, outputs))
        w = w / jnp.std(w) * jnp.sqrt(2 / fan_in)
        params.append({"w": w, "b": jnp.zeros(outputs)})
    return params


def forward(params: list[dict[str, Float32[Array, "..."]]], x: Float32[Array, "... inputs"]) -> Float32[Array, "..."]:
    for layer in params[:-1]:
        x = jnp.maximum(x @ layer["w"] + layer["b"], 0)
    return x @ params[-1]["w"] + params[-1]["b"]
