# breaks: "Nothing is drawn from `key` itself.": the first layer draws from key, and only then it is split
from collections.abc import Sequence

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Key


def init_mlp(key: Key[Array, ""], sizes: Sequence[int]) -> list[dict[str, Float32[Array, "..."]]]:
    params = []
    for fan_in, outputs in zip(sizes[:-1], sizes[1:]):
        w = jnp.sqrt(2 / fan_in) * jax.random.normal(key, (fan_in, outputs))
        params.append({"w": w, "b": jnp.zeros(outputs)})
        key, _ = jax.random.split(key)
    return params


def forward(params: list[dict[str, Float32[Array, "..."]]], x: Float32[Array, "... inputs"]) -> Float32[Array, "..."]:
    for layer in params[:-1]:
        x = jnp.maximum(x @ layer["w"] + layer["b"], 0)
    return x @ params[-1]["w"] + params[-1]["b"]
