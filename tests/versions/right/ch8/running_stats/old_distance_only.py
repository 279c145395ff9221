from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int


class Stats(NamedTuple):
    count: Int[Array, ""]
    mean: Float[Array, "columns"]
    m2: Float[Array, "columns"]


def add(stats: Stats, row: Float[Array, "columns"]) -> Stats:
    before, after = stats.count, stats.count + 1
    distance = row - stats.mean
    return Stats(count=after, mean=row - distance * before / after, m2=stats.m2 + distance**2 * before / after)


def add_rows(stats: Stats, rows: Float[Array, "rows columns"]) -> Stats:
    def more_to_do(carry):
        return carry[0] < len(rows)

    def add_next(carry):
        done, stats = carry
        return done + 1, add(stats, rows[done])

    return jax.lax.while_loop(more_to_do, add_next, (0, stats))[1]


def merge(left: Stats, right: Stats) -> Stats:
    either = left.count + right.count
    weights = jnp.stack([left.count, right.count]) / jnp.where(either == 0, 1, either)
    distance = left.mean - right.mean
    return Stats(
        count=either,
        mean=weights[0] * left.mean + weights[1] * right.mean,
        m2=left.m2 + right.m2 + weights[0] * right.count * distance**2,
    )
