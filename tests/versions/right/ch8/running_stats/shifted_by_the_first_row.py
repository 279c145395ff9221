# another way: Subtracts the first row before it squares, so the short formula cancels little.

from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int


class Stats(NamedTuple):
    count: Int[Array, ""]
    mean: Float[Array, "columns"]
    m2: Float[Array, "columns"]


def add(stats: Stats, row: Float[Array, "columns"]) -> Stats:
    count = stats.count + 1
    mean = stats.mean + (row - stats.mean) / count
    return Stats(count, mean, stats.m2 + (row - stats.mean) * (row - mean))


def add_rows(stats: Stats, rows: Float[Array, "rows columns"]) -> Stats:
    shift = rows[0]
    moved = rows - shift
    mean = moved.mean(axis=0)
    # The numbers are measured from one of them, so the short formula cancels little.
    m2 = jnp.maximum(jnp.sum(moved**2, axis=0) - len(rows) * mean**2, 0.0)
    return merge(stats, Stats(jnp.asarray(len(rows), "int32"), shift + mean, m2))


def merge(left: Stats, right: Stats) -> Stats:
    count = left.count + right.count
    divisor = jnp.maximum(count, 1).astype("float32")
    distance = left.mean - right.mean
    mean = right.mean + distance * (left.count / divisor)
    m2 = left.m2 + right.m2 + distance**2 * (left.count * right.count / divisor)
    return Stats(count, mean, m2)
