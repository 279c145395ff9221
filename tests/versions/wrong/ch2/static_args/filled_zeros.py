# breaks: "One number per segment, in the dtype of `x`.": a bfloat16 or float16 x gives float32, the dtype of jnp.zeros.
import dataclasses
import functools
import itertools
from collections.abc import Sequence

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float


@jax.jit(static_argnames="window")
def block_means(x: Float[Array, "time"], window: int, scale: float = 1.0) -> Float[Array, "blocks"]:
    if x.shape[0] % window != 0:
        raise ValueError(f"window {window} does not divide the length {x.shape[0]}")
    return scale * jnp.mean(x.reshape(-1, window), axis=1)


@jax.jit(static_argnames="sizes")
def _segments(x, sizes):
    means, start = jnp.zeros(len(sizes)), 0
    for i, size in enumerate(sizes):
        means = means.at[i].set(jnp.mean(x[start : start + size]))
        start += size
    return means


def segment_means(x: Float[Array, "time"], sizes: Sequence[int]) -> Float[Array, "segments"]:
    return _segments(x, tuple(sizes))
