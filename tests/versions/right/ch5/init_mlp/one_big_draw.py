# another way: Draws all weights at once and cuts them apart, so no two layers get the same numbers.

from collections.abc import Sequence

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Key


def init_mlp(key: Key[Array, ""], sizes: Sequence[int]) -> list[dict[str, Float32[Array, "..."]]]:
    counts = [a * b for a, b in zip(sizes[:-1], sizes[1:])]
    numbers = jax.random.normal(jax.random.fold_in(key, 0), (sum(counts),))
    params, start = [], 0
    for a, b, count in zip(sizes[:-1], sizes[1:], counts):
        w = numbers[start : start + count].reshape(a, b) * jnp.sqrt(2.0 / a)
        params.append({"w": w, "b": jnp.zeros_like(w, shape=(b,))})
        start += count
    return params


def forward(params: list[dict[str, Float32[Array, "..."]]], x: Float32[Array, "... inputs"]) -> Float32[Array, "..."]:
    def one(x):
        for layer in params[:-1]:
            x = jnp.clip(layer["w"].T @ x + layer["b"], 0)
        return params[-1]["w"].T @ x + params[-1]["b"]

    return jnp.vectorize(one, signature="(i)->(o)")(x)
