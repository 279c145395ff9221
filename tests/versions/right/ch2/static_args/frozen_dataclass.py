# another way: Keeps the settings in a frozen dataclass, which has a hash and so can be a static argument.

import dataclasses
import functools
import itertools
from collections.abc import Sequence

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float


@dataclasses.dataclass(frozen=True)
class _Segments:
    sizes: tuple[int, ...]

    def pieces(self, x):
        start = 0
        for size in self.sizes:
            yield x[start : start + size]
            start += size


@jax.jit(static_argnames="segments")
def _means(x, segments):
    return jnp.stack([jnp.mean(piece) for piece in segments.pieces(x)])


@jax.jit(static_argnames=["window"])
def block_means(x: Float[Array, "time"], window: int, scale: float = 1.0) -> Float[Array, "blocks"]:
    if x.shape[0] % window != 0:
        raise ValueError(f"window {window} does not divide the length {x.shape[0]}")
    means = jnp.mean(x.reshape(x.shape[0] // window, window), axis=-1)
    return means * jnp.asarray(scale, x.dtype)


def segment_means(x: Float[Array, "time"], sizes: Sequence[int]) -> Float[Array, "segments"]:
    return _means(x, _Segments(tuple(sizes)))
