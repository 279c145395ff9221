import dataclasses
import functools
import itertools
from collections.abc import Sequence

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float


@jax.jit(static_argnums=1)
def _blocks(x, window, scale):
    totals = jax.lax.reduce_window(
        x.astype(jnp.float32), np.float32(0), jax.lax.add, (window,), (window,), "VALID"
    )
    return (scale * (totals / window)).astype(x.dtype)


def block_means(x: Float[Array, "time"], window: int, scale: float = 1.0) -> Float[Array, "blocks"]:
    if x.shape[0] % window != 0:
        raise ValueError(f"window {window} does not divide the length {x.shape[0]}")
    return _blocks(x, window, scale)


@jax.jit(static_argnums=(1,))
def _segments(x, sizes):
    starts = itertools.accumulate(sizes[:-1], initial=0)
    return jnp.stack(
        [jax.lax.dynamic_slice_in_dim(x, start, size).mean() for start, size in zip(starts, sizes)]
    )


def segment_means(x: Float[Array, "time"], sizes: Sequence[int]) -> Float[Array, "segments"]:
    return _segments(x, tuple(sizes))
