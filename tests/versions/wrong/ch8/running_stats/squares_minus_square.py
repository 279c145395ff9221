# breaks: "`m2` is within 2 %.": add goes back to the sum of squares, and takes the square of the mean away. Near 10000, m2 is lost in rounding.
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
    squares = stats.m2 + stats.count * stats.mean**2 + row**2
    return Stats(count, mean, squares - count * mean**2)


def add_rows(stats: Stats, rows: Float[Array, "rows columns"]) -> Stats:
    return jax.lax.scan(lambda stats, row: (add(stats, row), None), stats, rows)[0]


def merge(left: Stats, right: Stats) -> Stats:
    count = left.count + right.count
    share = right.count / jnp.maximum(count, 1)
    distance = right.mean - left.mean
    mean = left.mean + share * distance
    return Stats(count, mean, left.m2 + right.m2 + left.count * share * distance**2)
