# breaks: "A call traces nothing if an earlier call had the same `train` and the same shapes": jit of a new lambda in each call of forward traces each time
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Key


@jax.jit(static_argnames="train")
def dropout(key: Key[Array, ""] | None, x: Float32[Array, "..."], rate: float, train: bool) -> Float32[Array, "..."]:
    if not train:
        return x
    keep = jax.random.bernoulli(key, 1 - rate, x.shape)
    return jnp.where(keep, x / (1 - rate), 0)


def forward(
    key: Key[Array, ""] | None,
    params: list[dict[str, Float32[Array, "..."]]],
    x: Float32[Array, "batch inputs"],
    rate: float,
    train: bool,
) -> Float32[Array, "batch outputs"]:
    def model(key, params, x, rate):
        keys = jax.random.split(key) if train else (None, None)
        hidden = jnp.maximum(0, dropout(keys[0], x, rate, train) @ params[0]["w"] + params[0]["b"])
        return dropout(keys[1], hidden, rate, train) @ params[1]["w"] + params[1]["b"]

    return jax.jit(lambda *args: model(*args))(key, params, x, rate)
