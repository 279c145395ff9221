# breaks: "x: one example, or a batch of them. The last axis has the inputs.": vmap over the first axis, so one example of shape (inputs,) raises
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
    def one(x):
        for layer in params[:-1]:
            x = jax.nn.relu(x @ layer["w"] + layer["b"])
        return x @ params[-1]["w"] + params[-1]["b"]

    return jax.vmap(one)(x)
