# another way: Writes the update for one number, and maps it over the columns with `jax.vmap`.

from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int


class Stats(NamedTuple):
    count: Int[Array, ""]
    mean: Float[Array, "columns"]
    m2: Float[Array, "columns"]


def _add_number(count, mean, m2, number):
    new_mean = mean + (number - mean) / (count + 1)
    return new_mean, m2 + (number - mean) * (number - new_mean)


def add(stats: Stats, row: Float[Array, "columns"]) -> Stats:
    mean, m2 = jax.vmap(_add_number, in_axes=(None, 0, 0, 0))(stats.count, stats.mean, stats.m2, row)
    return Stats(stats.count + 1, mean, m2)


def add_rows(stats: Stats, rows: Float[Array, "rows columns"]) -> Stats:
    return jax.lax.scan(lambda stats, row: (add(stats, row), None), stats, rows)[0]


def merge(left: Stats, right: Stats) -> Stats:
    both = jax.tree.map(lambda a, b: jnp.stack([a, b]), left, right)
    count = jnp.sum(both.count, dtype="int32")
    weights = both.count / jnp.maximum(count, 1)
    mean = jnp.sum(weights[:, None] * both.mean, axis=0)
    m2 = jnp.sum(both.m2 + both.count[:, None] * (both.mean - mean) ** 2, axis=0)
    return Stats(count, mean, m2)
