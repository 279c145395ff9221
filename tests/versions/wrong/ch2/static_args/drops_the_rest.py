# breaks: "ValueError: `window` does not divide the length of `x`.": 5 values and window 2 give two means and no error.
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
    count = x.shape[0] // window
    if count == 0:
        raise ValueError(f"window {window} is longer than x")
    return scale * jnp.mean(x[: count * window].reshape(count, window), axis=1)


@jax.jit(static_argnames="sizes")
def _segment_means(x, sizes):
    means, start = [], 0
    for size in sizes:
        means.append(jnp.mean(x[start : start + size]))
        start += size
    return jnp.stack(means)


def segment_means(x: Float[Array, "time"], sizes: Sequence[int]) -> Float[Array, "segments"]:
    return _segment_means(x, tuple(sizes))
