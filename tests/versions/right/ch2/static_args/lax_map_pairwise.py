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
    if count * window != x.shape[0]:
        raise ValueError(f"{x.shape[0]} values do not fill blocks of window={window}")
    return jax.lax.map(lambda block: scale * jnp.mean(block), jnp.reshape(x, (count, window)))


@jax.jit(static_argnames="bounds")
def _between(x, bounds):
    return jnp.concatenate([jnp.mean(x[a:b], keepdims=True) for a, b in itertools.pairwise(bounds)])


def segment_means(x: Float[Array, "time"], sizes: Sequence[int]) -> Float[Array, "segments"]:
    return _between(x, tuple(itertools.accumulate(sizes, initial=0)))
