# breaks: "block_means(x, window, scale)[i] = scale * mean(x[i * window : (i + 1) * window])": 1024 bfloat16 ones with window 1024 give 0.25, the total sticks at 256.
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
    blocks = x.reshape(-1, window)
    start = jnp.zeros(blocks.shape[0], x.dtype)
    total = jax.lax.fori_loop(0, window, lambda i, total: total + blocks[:, i], start)
    return scale * (total / window)


@jax.jit(static_argnames="sizes")
def _segment_means(x, sizes):
    means, start = [], 0
    for size in sizes:
        means.append(jnp.mean(x[start : start + size]))
        start += size
    return jnp.stack(means)


def segment_means(x: Float[Array, "time"], sizes: Sequence[int]) -> Float[Array, "segments"]:
    return _segment_means(x, tuple(sizes))
