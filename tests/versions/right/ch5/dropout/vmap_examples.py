import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Key


def _dropout(key: Key[Array, ""] | None, x: Float32[Array, "..."], rate: float, train: bool) -> Float32[Array, "..."]:
    if not train:
        return x
    flat = x.reshape(-1)
    keys = jax.random.split(key, flat.size)
    keep = jax.vmap(lambda k: jax.random.bernoulli(k, 1 - rate))(keys).reshape(x.shape)
    return jnp.where(keep, x / (1 - rate), jnp.zeros_like(x))


dropout = jax.jit(_dropout, static_argnames=["train"])


def _forward(
    key: Key[Array, ""] | None,
    params: list[dict[str, Float32[Array, "..."]]],
    x: Float32[Array, "batch inputs"],
    rate: float,
    train: bool,
) -> Float32[Array, "batch outputs"]:
    def example(k, row):
        k0, k1 = jax.random.split(k) if train else (None, None)
        hidden = jnp.maximum(0, jnp.dot(dropout(k0, row, rate, train), params[0]["w"]) + params[0]["b"])
        return jnp.dot(dropout(k1, hidden, rate, train), params[1]["w"]) + params[1]["b"]

    if train:
        return jax.vmap(example)(jax.random.split(key, x.shape[0]), x)
    return jax.vmap(lambda row: example(None, row))(x)


forward = jax.jit(_forward, static_argnums=4)
