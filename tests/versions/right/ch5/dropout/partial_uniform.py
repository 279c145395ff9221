from functools import partial

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Key


@partial(jax.jit, static_argnums=3)
def dropout(key: Key[Array, ""] | None, x: Float32[Array, "..."], rate: float, train: bool) -> Float32[Array, "..."]:
    if train:
        drop = jax.random.uniform(key, x.shape) < rate
        x = jnp.where(drop, 0.0, x / (1.0 - rate))
    return x


@partial(jax.jit, static_argnums=(4,))
def forward(
    key: Key[Array, ""] | None,
    params: list[dict[str, Float32[Array, "..."]]],
    x: Float32[Array, "batch inputs"],
    rate: float,
    train: bool,
) -> Float32[Array, "batch outputs"]:
    if train:
        key, first = jax.random.split(key)
        key, second = jax.random.split(key)
    else:
        first = second = None
    layers = zip((first, second), params)
    k, layer = next(layers)
    x = jax.nn.relu(dropout(k, x, rate, train) @ layer["w"] + layer["b"])
    k, layer = next(layers)
    return dropout(k, x, rate, train) @ layer["w"] + layer["b"]
