from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int


class Stats(NamedTuple):
    count: Int[Array, ""]
    mean: Float[Array, "columns"]
    m2: Float[Array, "columns"]


@jax.jit
def _step(stats, row):
    return add(stats, row), ()


def add(stats: Stats, row: Float[Array, "columns"]) -> Stats:
    count = stats.count + jnp.int32(1)
    distance = row - stats.mean
    # (row - new mean) is (count - 1) / count of the old distance.
    return Stats(count, stats.mean + distance / count, stats.m2 + distance**2 * (stats.count / count))


def add_rows(stats: Stats, rows: Float[Array, "rows columns"]) -> Stats:
    stats, _ = jax.lax.scan(_step, stats, rows)
    return stats


def merge(left: Stats, right: Stats) -> Stats:
    def join(left, right):
        count = left.count + right.count
        mean = left.mean + (right.mean - left.mean) * right.count / count
        return Stats(count, mean, left.m2 + right.m2 + right.count * (right.mean - left.mean) * (right.mean - mean))

    return jax.lax.cond(right.count == 0, lambda left, right: left, join, left, right)
