# breaks: "Each number is kept or dropped independently of all others": drops exactly round(rate * size) of them, so the number of zeros never varies (and a shape () with rate 0.3 is never dropped)
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Key


@jax.jit(static_argnames="train")
def dropout(key: Key[Array, ""] | None, x: Float32[Array, "..."], rate: float, train: bool) -> Float32[Array, "..."]:
    if not train:
        return x
    order = jax.random.permutation(key, x.size).reshape(x.shape)
    drop = order < jnp.round(rate * x.size)
    return jnp.where(drop, 0.0, x / (1 - rate))


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
