# another way: Loops over the layers, and folds the number of the layer into the key instead of splitting it.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Key


@jax.jit(static_argnames="train")
def dropout(key: Key[Array, ""] | None, x: Float32[Array, "..."], rate: float, train: bool) -> Float32[Array, "..."]:
    if not train:
        return x
    factor = jax.random.bernoulli(key, 1.0 - rate, jnp.shape(x)).astype(jnp.float32)
    return (factor * x) / jnp.maximum(1.0 - rate, 1e-30)


@jax.jit(static_argnames="train")
def forward(
    key: Key[Array, ""] | None,
    params: list[dict[str, Float32[Array, "..."]]],
    x: Float32[Array, "batch inputs"],
    rate: float,
    train: bool,
) -> Float32[Array, "batch outputs"]:
    for number, layer in enumerate(params):
        layer_key = jax.random.fold_in(key, number) if train else None
        x = dropout(layer_key, x, rate, train) @ layer["w"] + layer["b"]
        if number == 0:
            x = jnp.maximum(x, 0.0)
    return x
