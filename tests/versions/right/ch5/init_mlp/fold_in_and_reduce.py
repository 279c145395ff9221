# another way: Folds the number of the layer into the key, so one more layer at the end changes no weights.

from collections.abc import Sequence
from functools import reduce

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Key


def _layer(key, fan_in, outputs):
    std = (2.0 / fan_in) ** 0.5
    return {"w": std * jax.random.normal(key, (fan_in, outputs), jnp.float32), "b": jnp.zeros((outputs,), jnp.float32)}


def _affine(layer, x):
    return jnp.dot(x, layer["w"]) + layer["b"]


def init_mlp(key: Key[Array, ""], sizes: Sequence[int]) -> list[dict[str, Float32[Array, "..."]]]:
    return [_layer(jax.random.fold_in(key, i), sizes[i], sizes[i + 1]) for i in range(len(sizes) - 1)]


def forward(params: list[dict[str, Float32[Array, "..."]]], x: Float32[Array, "... inputs"]) -> Float32[Array, "..."]:
    *hidden, last = params
    return _affine(last, reduce(lambda y, layer: jax.nn.relu(_affine(layer, y)), hidden, x))
