# another way: Jits one function for training and another one for evaluation, so no argument is static.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Key


def _drop(key, x, rate):
    keep = jax.random.uniform(key, x.shape) >= rate
    return jnp.where(keep, x / (1 - rate), 0.0)


def _model(params, x, drop_first, drop_second):
    hidden = jnp.maximum(0, drop_first(x) @ params[0]["w"] + params[0]["b"])
    return drop_second(hidden) @ params[1]["w"] + params[1]["b"]


_dropout_train = jax.jit(_drop)
_dropout_eval = jax.jit(lambda x: x)


@jax.jit
def _forward_train(key, params, x, rate):
    k0, k1 = jax.random.split(key)
    return _model(params, x, lambda v: _drop(k0, v, rate), lambda v: _drop(k1, v, rate))


@jax.jit
def _forward_eval(params, x):
    return _model(params, x, lambda v: v, lambda v: v)


def dropout(key: Key[Array, ""] | None, x: Float32[Array, "..."], rate: float, train: bool) -> Float32[Array, "..."]:
    return _dropout_train(key, x, rate) if train else _dropout_eval(x)


def forward(
    key: Key[Array, ""] | None,
    params: list[dict[str, Float32[Array, "..."]]],
    x: Float32[Array, "batch inputs"],
    rate: float,
    train: bool,
) -> Float32[Array, "batch outputs"]:
    return _forward_train(key, params, x, rate) if train else _forward_eval(params, x)
