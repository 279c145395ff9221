# breaks: "x / (1 - rate)    otherwise": divides by the share that this mask keeps, which differs a little from 1 - rate (a single number becomes x instead of x / (1 - rate))
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Key


@jax.jit(static_argnames="train")
def dropout(key: Key[Array, ""] | None, x: Float32[Array, "..."], rate: float, train: bool) -> Float32[Array, "..."]:
    if not train:
        return x
    keep = jax.random.bernoulli(key, 1 - rate, x.shape)
    share = jnp.maximum(jnp.mean(keep), 1e-6)
    return jnp.where(keep, x / share, 0)


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
