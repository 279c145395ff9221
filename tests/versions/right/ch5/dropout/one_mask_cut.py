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
    first, second = params
    inputs, units = first["w"].shape
    if train:
        (mask_key,) = jax.random.split(key, 1)
        keep = jax.random.bernoulli(mask_key, 1 - rate, (x.shape[0], inputs + units))
        x = jnp.where(keep[:, :inputs], x / (1 - rate), 0.0)
    hidden = jnp.maximum(x @ first["w"] + first["b"], 0.0)
    if train:
        hidden = jnp.where(keep[:, inputs:], hidden / (1 - rate), 0.0)
    return hidden @ second["w"] + second["b"]
