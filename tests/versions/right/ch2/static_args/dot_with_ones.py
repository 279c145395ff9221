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
    blocks = x.astype(jnp.float32).reshape(-1, window)
    totals = jnp.einsum("bw,w->b", blocks, jnp.ones(window, jnp.float32), precision="highest")
    return (totals / window * scale).astype(x.dtype)


@jax.jit(static_argnames="sizes")
def _means_by_eating(x, sizes):
    means = []
    for size in sizes:
        head, x = x[:size], x[size:]
        means.append(jnp.mean(head, dtype=jnp.float32).astype(x.dtype))
    return jnp.stack(means)


def segment_means(x: Float[Array, "time"], sizes: Sequence[int]) -> Float[Array, "segments"]:
    return _means_by_eating(x, tuple(sizes))
