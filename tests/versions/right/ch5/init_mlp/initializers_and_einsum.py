# another way: Calls `jax.nn.initializers.variance_scaling`, which finds the fan-in and the scale itself.

from collections.abc import Sequence

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Key


_he = jax.nn.initializers.variance_scaling(2.0, "fan_in", "normal")


def init_mlp(key: Key[Array, ""], sizes: Sequence[int]) -> list[dict[str, Float32[Array, "..."]]]:
    params = []
    for shape in zip(sizes, sizes[1:]):
        key, layer_key = jax.random.split(key)
        params.append({"w": _he(layer_key, shape, jnp.float32), "b": jnp.zeros(shape[1])})
    return params


def forward(params: list[dict[str, Float32[Array, "..."]]], x: Float32[Array, "... inputs"]) -> Float32[Array, "..."]:
    for i, layer in enumerate(params):
        if i > 0:
            x = jnp.where(x < 0, 0.0, x)
        x = jnp.einsum("...i,io->...o", x, layer["w"]) + layer["b"]
    return x
