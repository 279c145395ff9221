"""Map in chunks, with less memory than a map of everything.

Lesson: exercises/ch3/README.md#chunked_map

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

Both functions work inside `jax.jit` too, if `chunk` is a Python int. No Python loop runs over queries, rows or chunks.
However many there are, a traced call has at most 140 operations, beside those of `fn`. All arrays are float32, unless a
function says otherwise.
"""

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int


def nearest(
    queries: Float[Array, "queries axes"], points: Float[Array, "points axes"], chunk: int
) -> Int[Array, " queries"]:
    """Finds the nearest point of each query.

    - The distance is the sum of the squares of (query - point) over all axes.
    - If several points are equally near, the first one counts.
    - It is also right for whole numbers around 5000, whose differences are exact in float32.
    - It works on `chunk` queries at a time. If some are left over at the end, it works on these too.
    - No array of the traced program has more than 2 * chunk * points * axes elements. If `queries` has more than that,
      its size is the limit. The distances of a whole chunk are computed together.

    Args:
        queries: at least `chunk` queries. All numbers are finite.
        points: at least one point.
        chunk: how many queries to work on at a time, a Python int, at least 1. The number of queries need not be a
            multiple of it.

    Returns:
        For each query, the index of its nearest point, int32.

    Example:
        >>> queries = jnp.array([[0.0, 0.0], [9.0, 9.0], [4.0, 0.0]])
        >>> points = jnp.array([[8.0, 8.0], [1.0, 0.0]])
        >>> nearest(queries, points, chunk=2)
        Array([1, 0, 1], dtype=int32)

    Checks:
        - nearest gives the index of the nearest point, also far from 0, and the first one of a tie
        - nearest works on one chunk at a time, not on all queries at once, and not on single ones
    """
    # TODO: about 3 lines.
    raise NotImplementedError("nearest")


def sum_over_rows(
    fn: Callable[[Float[Array, " features"]], Float[Array, "..."]], rows: Float[Array, "rows features"], chunk: int
) -> Float[Array, "..."]:
    """Returns the sum of `fn(row)` over all rows, without keeping the results of all rows.

    - It works on `chunk` rows at a time, and adds their results to a running total.
    - No array of the traced program has more elements than the results of 2 * chunk rows, or than `rows` if that is
      larger. The results of a whole chunk are computed together.

    Args:
        fn: a pure function of one row. It returns a float32 array of any shape, and makes no array that is larger than
            its row and its result.
        rows: at least one row. Their number is a multiple of `chunk`.
        chunk: how many rows to work on at a time, a Python int, at least 1.

    Returns:
        The sum, in the shape that `fn` returns.

    Example:
        >>> rows = jnp.array([[1.0, 0.0], [2.0, 1.0], [0.0, 3.0], [1.0, 1.0]])
        >>> sum_over_rows(lambda row: jnp.outer(row, row), rows, chunk=2)
        Array([[ 6.,  3.],
               [ 3., 11.]], dtype=float32)

    Checks:
        - sum_over_rows gives the sum of fn(row) over all rows, for any fn
        - sum_over_rows works on one chunk at a time, and never holds the results of all rows
        - no Python loop runs over the chunks: more rows do not make a program longer
    """
    # TODO: about 6 lines.
    raise NotImplementedError("sum_over_rows")
