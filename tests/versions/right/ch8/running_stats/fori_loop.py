from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int


class Stats(NamedTuple):
    count: Int[Array, ""]
    mean: Float[Array, "columns"]
    m2: Float[Array, "columns"]


def add(stats: Stats, row: Float[Array, "columns"]) -> Stats:
    old_distance = row - stats.mean
    mean = stats.mean + old_distance / (stats.count + 1)
    return stats._replace(count=stats.count + 1, mean=mean, m2=stats.m2 + old_distance * (row - mean))


def add_rows(stats: Stats, rows: Float[Array, "rows columns"]) -> Stats:
    return jax.lax.fori_loop(0, len(rows), lambda i, stats: add(stats, rows[i]), stats)


def merge(left: Stats, right: Stats) -> Stats:
    count = left.count + right.count
    safe = jnp.where(count == 0, 1, count)
    mean = (left.count * left.mean + right.count * right.mean) / safe
    m2 = left.m2 + right.m2 + left.count * (left.mean - mean) ** 2 + right.count * (right.mean - mean) ** 2
    return Stats(count, mean, m2)
