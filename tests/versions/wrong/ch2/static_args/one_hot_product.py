# breaks: "Compute each mean only from the numbers of its own segment.": an inf in one segment makes the means of all others nan (0 * inf).
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
    owner = np.repeat(np.arange(len(sizes)), sizes)
    member = (owner == np.arange(len(sizes))[:, None]).astype(np.float32)
    totals = jnp.dot(member, x.astype(jnp.float32), precision="highest")
    return (totals / np.array(sizes, np.float32)).astype(x.dtype)


def segment_means(x: Float[Array, "time"], sizes: Sequence[int]) -> Float[Array, "segments"]:
    return _segments(x, tuple(sizes))
