# breaks: "`m2` is within 2 %.": merge goes back to sums of squares, and takes the square of the mean away. Near 10000, m2 is lost in rounding.
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
    return jax.lax.scan(lambda stats, row: (add(stats, row), None), stats, rows)[0]


def merge(left: Stats, right: Stats) -> Stats:
    count = left.count + right.count
    divisor = jnp.maximum(count, 1)
    mean = (left.count * left.mean + right.count * right.mean) / divisor
    squares = left.m2 + left.count * left.mean**2 + right.m2 + right.count * right.mean**2
    return Stats(count, mean, squares - count * mean**2)
