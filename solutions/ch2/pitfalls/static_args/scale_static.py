"""`scale` was marked static too, so each new scale compiled the whole function again."""

import itertools
from collections.abc import Sequence

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.jit(static_argnames=("window", "scale"))
def block_means(x: Float[Array, "time"], window: int, scale: float = 1.0) -> Float[Array, "blocks"]:
    if x.size % window:
        raise ValueError(f"window {window} does not divide the length {x.size}")
    return scale * x.reshape(-1, window).mean(axis=1)


@jax.jit(static_argnames="sizes")
def _segment_means(x: Float[Array, "time"], sizes: tuple[int, ...]) -> Float[Array, "segments"]:
    ends = itertools.accumulate(sizes)
    return jnp.stack([x[end - size : end].mean() for size, end in zip(sizes, ends, strict=True)])


def segment_means(x: Float[Array, "time"], sizes: Sequence[int]) -> Float[Array, "segments"]:
    return _segment_means(x, tuple(sizes))
