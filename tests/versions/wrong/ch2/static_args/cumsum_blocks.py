# breaks: "block_means(x, window, scale)[i] = scale * mean(x[i * window : (i + 1) * window])": x = [1e10, 1e10, 1, 3] with window 2 gives 0 for the second block.
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
    ends = jnp.cumsum(x.astype(jnp.float32))[window - 1 :: window]
    means = jnp.diff(ends, prepend=jnp.zeros(1)) / window
    return scale * means.astype(x.dtype)


@jax.jit(static_argnames="sizes")
def _segment_means(x, sizes):
    means, start = [], 0
    for size in sizes:
        means.append(jnp.mean(x[start : start + size]))
        start += size
    return jnp.stack(means)


def segment_means(x: Float[Array, "time"], sizes: Sequence[int]) -> Float[Array, "segments"]:
    return _segment_means(x, tuple(sizes))
