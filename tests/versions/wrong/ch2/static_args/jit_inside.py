# breaks: "Calls share a trace if their sizes and the dtype of `x` are the same": each call of segment_means jits a new inner function and traces again.
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


def segment_means(x: Float[Array, "time"], sizes: Sequence[int]) -> Float[Array, "segments"]:
    sizes = tuple(sizes)

    @jax.jit
    def means(x):
        ends = itertools.accumulate(sizes)
        return jnp.stack([jnp.mean(x[end - size : end]) for size, end in zip(sizes, ends)])

    return means(x)
