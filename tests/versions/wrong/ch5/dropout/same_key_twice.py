# breaks: "The numbers that are dropped in one layer are independent of those that are dropped in the other, also if `x` and `hidden` have the same shape.": one key for both layers, seen if x and hidden have the same shape
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Key


@jax.jit(static_argnames="train")
def dropout(key: Key[Array, ""] | None, x: Float32[Array, "..."], rate: float, train: bool) -> Float32[Array, "..."]:
    if not train:
        return x
    keep = jax.random.bernoulli(key, 1 - rate, x.shape)
    return jnp.where(keep, x / (1 - rate), 0)


@jax.jit(static_argnames="train")
def forward(
    key: Key[Array, ""] | None,
    params: list[dict[str, Float32[Array, "..."]]],
    x: Float32[Array, "batch inputs"],
    rate: float,
    train: bool,
) -> Float32[Array, "batch outputs"]:
    layer_key = jax.random.split(key, 1)[0] if train else None
    hidden = jnp.maximum(0, dropout(layer_key, x, rate, train) @ params[0]["w"] + params[0]["b"])
    return dropout(layer_key, hidden, rate, train) @ params[1]["w"] + params[1]["b"]
