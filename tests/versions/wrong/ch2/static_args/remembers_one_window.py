# breaks: "Calls share a trace if `window` and the shape and dtype of `x` are the same": windows 2, 4, 2 trace three times, the cache keeps only the last window.
import dataclasses
import functools
import itertools
from collections.abc import Sequence

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float


@functools.lru_cache(maxsize=1)
def _program(window):
    def program(x, scale):
        return scale * jnp.mean(x.reshape(-1, window), axis=1)

    return jax.jit(program)


def block_means(x: Float[Array, "time"], window: int, scale: float = 1.0) -> Float[Array, "blocks"]:
    if x.shape[0] % window != 0:
        raise ValueError(f"window {window} does not divide the length {x.shape[0]}")
    return _program(window)(x, scale)


@jax.jit(static_argnames="sizes")
def _segment_means(x, sizes):
    means, start = [], 0
    for size in sizes:
        means.append(jnp.mean(x[start : start + size]))
        start += size
    return jnp.stack(means)


def segment_means(x: Float[Array, "time"], sizes: Sequence[int]) -> Float[Array, "segments"]:
    return _segment_means(x, tuple(sizes))
