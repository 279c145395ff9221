from collections.abc import Sequence

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Key


def init_mlp(key: Key[Array, ""], sizes: Sequence[int]) -> list[dict[str, Float32[Array, "..."]]]:
    if len(sizes) < 2:
        return []
    layer_key, rest = jax.random.split(key)
    fan_in, outputs = sizes[0], sizes[1]
    w = jax.random.normal(layer_key, (fan_in, outputs)) / jnp.sqrt(fan_in / 2)
    return [{"w": w, "b": jnp.zeros(outputs)}, *init_mlp(rest, sizes[1:])]


def forward(params: list[dict[str, Float32[Array, "..."]]], x: Float32[Array, "... inputs"]) -> Float32[Array, "..."]:
    first, rest = params[0], params[1:]
    y = jnp.matmul(x, first["w"]) + first["b"]
    return forward(rest, jax.nn.relu(y)) if rest else y
