import dataclasses
import functools
import itertools
from collections.abc import Sequence

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float


def _check(length, window):
    if length % window:
        raise ValueError("the length of x is not a multiple of window")


def _block_means(window, x, scale):
    _check(len(x), window)
    return jnp.multiply(jnp.average(x.reshape((-1, window)), axis=1), scale)


_jitted_block_means = jax.jit(_block_means, static_argnums=0)


def block_means(x: Float[Array, "time"], window: int, scale: float = 1.0) -> Float[Array, "blocks"]:
    return _jitted_block_means(window, x, scale)


@jax.jit(static_argnames="sizes")
def _split_means(x, sizes):
    cuts = np.cumsum(sizes)[:-1].tolist()
    return jnp.stack(list(map(jnp.mean, jnp.split(x, cuts))))


def segment_means(x: Float[Array, "time"], sizes: Sequence[int]) -> Float[Array, "segments"]:
    return _split_means(x, sizes=tuple(sizes))
