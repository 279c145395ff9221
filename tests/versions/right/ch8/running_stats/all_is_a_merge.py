"""Running mean and variance: everything is a merge, and a batch is summed in two passes."""

from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int


class Stats(NamedTuple):
    count: Int[Array, ""]
    mean: Float[Array, "columns"]
    m2: Float[Array, "columns"]


def add(stats: Stats, row: Float[Array, "columns"]) -> Stats:
    return merge(stats, Stats(jnp.int32(1), row, jnp.zeros_like(row)))


def add_rows(stats: Stats, rows: Float[Array, "rows columns"]) -> Stats:
    mean = jnp.mean(rows, axis=0)
    m2 = jnp.sum(jnp.square(rows - mean), axis=0)
    return merge(stats, Stats(jnp.int32(rows.shape[0]), mean, m2))


def merge(left: Stats, right: Stats) -> Stats:
    counts = jnp.stack([left.count, right.count])[:, None]
    means = jnp.stack([left.mean, right.mean])
    count = jnp.sum(counts, dtype=jnp.int32)
    mean = jnp.sum(counts * means, axis=0) / jnp.maximum(count, 1)
    between = jnp.sum(counts * (means - mean) ** 2, axis=0)
    return Stats(count, mean, left.m2 + right.m2 + between)
