# breaks: "All of the arithmetic runs in one compiled program.": segment_means, each segment runs a program of its own, for any sizes.
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


@jax.jit(static_argnames=("start", "size"))
def _mean(x, start, size):
    return jnp.mean(x[start : start + size])


def segment_means(x: Float[Array, "time"], sizes: Sequence[int]) -> Float[Array, "segments"]:
    starts = itertools.accumulate(sizes, initial=0)
    return jnp.stack([_mean(x, start, size) for start, size in zip(starts, sizes)])
