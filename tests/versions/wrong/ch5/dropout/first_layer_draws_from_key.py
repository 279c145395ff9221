# breaks: "Nothing is drawn from `key` itself.": the first layer of forward draws from key, and only the second from a key of a split
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
    second = jax.random.split(key)[1] if train else None
    hidden = jnp.maximum(0, dropout(key, x, rate, train) @ params[0]["w"] + params[0]["b"])
    return dropout(second, hidden, rate, train) @ params[1]["w"] + params[1]["b"]
