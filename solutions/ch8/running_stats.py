"""Compute a mean and a variance in one pass over the numbers, and join those of two parts.

Lesson: exercises/ch8/README.md#running_stats

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

The state is a NamedTuple, `Stats`. It describes rows of numbers, column by column. In all functions:

- There is at least one column. All numbers are finite float32. At most 200 rows are counted in total.
- A state may be empty: then `count` is 0, and `mean` and `m2` are zeros.
- In a column of numbers between -10 and 10, a result differs from the formulas in float64 by at most 0.001, or by at
  most 0.1 %.
- Another column may have a mean near 10000 or -10000, and a standard deviation between 0.5 and 2. Then `mean` is within
  0.05, and `m2` is within 2 %. This holds for new states that count at least 20 rows.
- New states have the containers, shapes and dtypes of `Stats`.
- The functions work inside `jax.jit` too, and keep nothing from one call to the next.

You may write more functions of your own.
"""

from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int


class Stats(NamedTuple):
    """The statistics of some rows.

    The variance of a column is `m2 / count`.

    Attributes:
        count: the number of rows, an int32 scalar.
        mean: the mean of each column, float32.
        m2: for each column, the sum of `(number - mean) ** 2` over all rows, float32.

    Checks:
        - add counts a row, and moves the mean and m2, also from an empty state
        - add_rows counts all rows, also from a state that is not empty
        - merge joins two states, with weights that fit their counts
        - merge works if one state is empty, or both
        - near 10000, the mean and m2 are as close as promised
        - no Python loop runs over the rows: more rows make no program longer
        - new states keep the containers, shapes and dtypes, and no argument changes
    """

    count: Int[Array, ""]
    mean: Float[Array, "columns"]
    m2: Float[Array, "columns"]


def add(stats: Stats, row: Float[Array, "columns"]) -> Stats:
    """Adds one row.

    Args:
        stats: the statistics of the rows before, maybe of none.
        row: the new row.

    Returns:
        The statistics of all these rows.

    Example:
        >>> empty = Stats(jnp.int32(0), jnp.zeros(2), jnp.zeros(2))
        >>> stats = add(add(empty, jnp.array([1.0, 5.0])), jnp.array([3.0, 5.0]))
        >>> print(stats.count, stats.mean, stats.m2)
        2 [2. 5.] [2. 0.]

    Checks:
        - add counts a row, and moves the mean and m2, also from an empty state
        - near 10000, the mean and m2 are as close as promised
        - new states keep the containers, shapes and dtypes, and no argument changes
    """
    count = stats.count + 1
    distance = row - stats.mean
    mean = stats.mean + distance / count
    # One distance to the old mean, and one to the new mean: their product is just what the sum of squares gains.
    return Stats(count, mean, stats.m2 + distance * (row - mean))


def add_rows(stats: Stats, rows: Float[Array, "rows columns"]) -> Stats:
    """Adds many rows.

    No Python loop runs over the rows. A traced call has at most 90 operations, however many rows there are.

    Args:
        stats: the statistics of the rows before, maybe of none.
        rows: the new rows, at least one.

    Returns:
        The statistics of all these rows.

    Example:
        >>> empty = Stats(jnp.int32(0), jnp.zeros(1), jnp.zeros(1))
        >>> stats = add_rows(empty, jnp.array([[10001.0], [10002.0], [10003.0]]))
        >>> print(stats.count, stats.mean, stats.m2)
        3 [10002.] [2.]

    Checks:
        - add_rows counts all rows, also from a state that is not empty
        - near 10000, the mean and m2 are as close as promised
        - no Python loop runs over the rows: more rows make no program longer
        - new states keep the containers, shapes and dtypes, and no argument changes
    """
    # There is nothing to stack. The state after the last row is all that is asked for.
    return jax.lax.scan(lambda stats, row: (add(stats, row), None), stats, rows)[0]


def merge(left: Stats, right: Stats) -> Stats:
    """Joins the statistics of two sets of rows, as if all rows had been added to one state.

    Args:
        left: the statistics of some rows, maybe of none.
        right: the statistics of other rows with the same columns, maybe of none.

    Returns:
        The statistics of all these rows. If both are empty, an empty state, without NaN.

    Example:
        >>> left = Stats(jnp.int32(1), jnp.array([1.0]), jnp.array([0.0]))
        >>> right = Stats(jnp.int32(3), jnp.array([5.0]), jnp.array([6.0]))
        >>> stats = merge(left, right)
        >>> print(stats.count, stats.mean, stats.m2)
        4 [4.] [18.]

    Checks:
        - merge joins two states, with weights that fit their counts
        - merge works if one state is empty, or both
        - near 10000, the mean and m2 are as close as promised
        - new states keep the containers, shapes and dtypes, and no argument changes
    """
    count = left.count + right.count
    # The share of the right rows. Without any rows, it is 0 / 1, and not 0 / 0.
    share = right.count / jnp.maximum(count, 1)
    distance = right.mean - left.mean
    # Both sums are around their own means. The last term is what it costs to take the common mean instead.
    return Stats(count, left.mean + share * distance, left.m2 + right.m2 + left.count * share * distance**2)
