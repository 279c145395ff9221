# another way: Makes one jitted function for each setting, and keeps it with `functools.cache`.

import dataclasses
import functools
import itertools
from collections.abc import Sequence

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float


@functools.cache
def _block_program(window):
    @jax.jit
    def program(x, scale):
        return scale * x.reshape(-1, window).mean(axis=1)

    return program


@functools.cache
def _segment_program(sizes):
    ends = list(itertools.accumulate(sizes))

    @jax.jit
    def program(x):
        return jnp.array([x[end - size : end].mean() for size, end in zip(sizes, ends)])

    return program


def block_means(x: Float[Array, "time"], window: int, scale: float = 1.0) -> Float[Array, "blocks"]:
    if x.shape[0] % window != 0:
        raise ValueError(f"window {window} does not divide the length {x.shape[0]}")
    return _block_program(window)(x, scale)


def segment_means(x: Float[Array, "time"], sizes: Sequence[int]) -> Float[Array, "segments"]:
    return _segment_program(tuple(sizes))(x)
