# breaks: "whether the sizes come as a list or as a tuple": a list is passed by position and a tuple by keyword, so [1, 3] and (1, 3) trace twice.
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
    return jnp.stack([jnp.mean(piece) for piece in jax.lax.split(x, sizes)])


def segment_means(x: Float[Array, "time"], sizes: Sequence[int]) -> Float[Array, "segments"]:
    if isinstance(sizes, tuple):
        return _segments(x, sizes=sizes)
    return _segments(x, tuple(sizes))
