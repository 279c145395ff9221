# breaks: "Replaces each number by 0 with the probability `rate`": keeps with the probability rate instead, seen for any rate but 0.5
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Key


@jax.jit(static_argnames="train")
def dropout(key: Key[Array, ""] | None, x: Float32[Array, "..."], rate: float, train: bool) -> Float32[Array, "..."]:
    if not train:
        return x
    keep = jax.random.bernoulli(key, rate, x.shape)
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
