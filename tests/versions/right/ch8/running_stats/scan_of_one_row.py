"""Running mean and variance: Welford in a scan."""

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
    return jax.lax.scan(lambda state, row: (add(state, row), None), stats, rows)[0]


def merge(left: Stats, right: Stats) -> Stats:
    count = left.count + right.count
    share = right.count / jnp.maximum(count, 1)
    distance = right.mean - left.mean
    return Stats(count, left.mean + share * distance, left.m2 + right.m2 + left.count * share * distance**2)
