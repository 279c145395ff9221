# breaks: "Each number is kept or dropped independently of all others, also of those in the same row.": one mask of the last axis for all rows, seen for x with two axes
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Key


@jax.jit(static_argnames="train")
def dropout(key: Key[Array, ""] | None, x: Float32[Array, "..."], rate: float, train: bool) -> Float32[Array, "..."]:
    if not train:
        return x
    keep = jax.random.bernoulli(key, 1 - rate, x.shape[-1:])
    return jnp.where(keep, x / (1 - rate), 0)


@jax.jit(static_argnames="train")
def forward(
    key: Key[Array, ""] | None,
    params: list[dict[str, Float32[Array, "..."]]],
    x: Float32[Array, "batch inputs"],
    rate: float,
    train: bool,
) -> Float32[Array, "batch outputs"]:
    keys = jax.random.split(key) if train else (None, None)
    hidden = jnp.maximum(0, dropout(keys[0], x, rate, train) @ params[0]["w"] + params[0]["b"])
    return dropout(keys[1], hidden, rate, train) @ params[1]["w"] + params[1]["b"]
