"""Draw the rows of a huge random table that never exists as a whole. Each row is the same in whatever batch it comes.

Lesson: exercises/ch5/README.md#no_sequential_equivalence

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

The table has 2**31 rows. Both functions work inside `jax.jit` too, if all arguments but `key` and `indices` are Python
ints. No Python loop runs over rows, columns or chunks: a traced call has at most 600 operations, however many of them
there are. All keys are typed.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def rows_of(key: Key[Array, ""], indices: Int32[Array, " rows"], features: int) -> Float32[Array, "rows features"]:
    """Returns some rows of the table.

    - All numbers of the table are standard normal, and independent of one another.
    - The row of an index depends on `key`, on the index and on `features`, and on nothing else. So it is the same
      wherever the index stands in `indices`, and whatever the other indices are. Rounding errors may differ.
    - If an index comes twice, so does its row.
    - The tables of different keys are independent. Nothing is drawn from `key` itself.
    - If there are at least 10 rows and 10 features, no array of the traced program has more than 2 * rows * features
      elements. So no row is made that nobody asked for.

    Rows of the same index with different numbers of features may be related in any way.

    Args:
        key: a typed key. The caller uses it for this table only.
        indices: at least one row number, in any order, each from 0 to 2**31 - 1. They may be tracers.
        features: how many numbers a row has, a Python int, at least 1.

    Returns:
        The rows, float32, in the order of `indices`.

    Example:
        >>> key = jax.random.key(0)
        >>> rows = rows_of(key, jnp.array([7, 2_000_000_000, 7]), 3)
        >>> print(rows.shape, jnp.array_equal(rows[0], rows[2]), bool(jnp.any(rows[0] == rows[1])))
        (3, 3) True False

    Checks:
        - the row of an index is the same in every batch, at every place
        - all numbers are standard normal, and different rows and different keys are independent
        - indices up to 2**31 - 1 work, and no array holds rows that nobody asked for
        - no Python loop runs over rows or chunks: more of them make no program longer
    """
    # TODO: about 3 lines.
    raise NotImplementedError("rows_of")


def column_means(key: Key[Array, ""], count: int, features: int, chunk: int) -> Float32[Array, " features"]:
    """Returns the mean of each column over the rows 0, 1, ..., count - 1 of the table.

    - The rows are those of `rows_of`. So two chunk sizes give the same means, up to rounding errors.
    - It works on `chunk` rows at a time. If there are at least 50 features and at most 100 chunks, no array of the
      traced program has more than 2 * chunk * features elements.

    Args:
        key: a typed key. The caller uses it for this table only.
        count: how many rows to average over, a multiple of `chunk`, at most 100,000.
        features: how many columns the table has, a Python int between 1 and 1000.
        chunk: how many rows to work on at a time, a Python int, at least 10.

    Returns:
        The means, float32.

    Example:
        >>> key = jax.random.key(0)
        >>> means = column_means(key, count=1000, features=2, chunk=50)
        >>> print(jnp.allclose(means, rows_of(key, jnp.arange(1000), 2).mean(axis=0), atol=1e-5))
        True

    Checks:
        - column_means averages the rows of rows_of, whatever the chunk size is
        - column_means works on one chunk at a time
        - no Python loop runs over rows or chunks: more of them make no program longer
    """
    # TODO: about 5 lines.
    raise NotImplementedError("column_means")
