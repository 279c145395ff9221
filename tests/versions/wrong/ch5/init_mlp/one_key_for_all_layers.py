# breaks: "All weights are independent of one another, also those of different layers": all layers draw from one key, so equal shapes get equal weights, and smaller ones the first numbers of larger ones
from collections.abc import Sequence

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Key


def init_mlp(key: Key[Array, ""], sizes: Sequence[int]) -> list[dict[str, Float32[Array, "..."]]]:
    keys = [jax.random.split(key)[0]] * (len(sizes) - 1)
    params = []
    for layer_key, fan_in, outputs in zip(keys, sizes[:-1], sizes[1:]):
        w = jnp.sqrt(2 / fan_in) * jax.random.normal(layer_key, (fan_in, outputs))
        params.append({"w": w, "b": jnp.zeros(outputs)})
    return params


def forward(params: list[dict[str, Float32[Array, "..."]]], x: Float32[Array, "... inputs"]) -> Float32[Array, "..."]:
    for layer in params[:-1]:
        x = jnp.maximum(x @ layer["w"] + layer["b"], 0)
    return x @ params[-1]["w"] + params[-1]["b"]
