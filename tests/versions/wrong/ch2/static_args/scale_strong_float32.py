# breaks: "One number per block, in the dtype of `x`.": a bfloat16 or float16 x gives float32.
import dataclasses
import functools
import itertools
from collections.abc import Sequence

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float


@jax.jit(static_argnames="window")
def _blocks(x, window, scale):
    return scale * jnp.mean(x.reshape(-1, window), axis=1)


def block_means(x: Float[Array, "time"], window: int, scale: float = 1.0) -> Float[Array, "blocks"]:
    if x.shape[0] % window != 0:
        raise ValueError(f"window {window} does not divide the length {x.shape[0]}")
    return _blocks(x, window, jnp.float32(scale))


@jax.jit(static_argnames="sizes")
def _segment_means(x, sizes):
    means, start = [], 0
    for size in sizes:
        means.append(jnp.mean(x[start : start + size]))
        start += size
    return jnp.stack(means)


def segment_means(x: Float[Array, "time"], sizes: Sequence[int]) -> Float[Array, "segments"]:
    return _segment_means(x, tuple(sizes))
