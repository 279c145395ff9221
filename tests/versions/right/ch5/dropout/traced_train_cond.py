# another way: Leaves `train` traced and uses `lax.cond`, so one program with a key serves both cases.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Key


@jax.jit
def dropout(key: Key[Array, ""] | None, x: Float32[Array, "..."], rate: float, train: bool) -> Float32[Array, "..."]:
    if key is None:
        return x

    def noisy():
        drop = jax.random.bernoulli(key, rate, x.shape)
        return jnp.where(drop, 0.0, x / (1 - rate))

    return jax.lax.cond(train, noisy, lambda: x)


@jax.jit
def forward(
    key: Key[Array, ""] | None,
    params: list[dict[str, Float32[Array, "..."]]],
    x: Float32[Array, "batch inputs"],
    rate: float,
    train: bool,
) -> Float32[Array, "batch outputs"]:
    first, second = (None, None) if key is None else jax.random.split(key)
    hidden = jax.nn.relu(dropout(first, x, rate, train) @ params[0]["w"] + params[0]["b"])
    return dropout(second, hidden, rate, train) @ params[1]["w"] + params[1]["b"]
