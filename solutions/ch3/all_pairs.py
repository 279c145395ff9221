"""Apply a function to all pairs of examples.

Both functions work inside `jax.jit` too. There, `fn` is still a Python function, and only the arrays are tracers.

Lesson: exercises/ch3/README.md#all_pairs

Your code changes no argument, no global and no setting of JAX, and it prints nothing.
"""

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Shaped


def all_pairs(
    fn: Callable[[Shaped[Array, "..."], Shaped[Array, "..."]], Shaped[Array, "..."]],
    first: Shaped[Array, "rows ..."],
    second: Shaped[Array, "columns ..."],
) -> Shaped[Array, "rows columns ..."]:
    """Applies a function of two examples to each example of `first` with each example of `second`.

        all_pairs(fn, first, second)[i, j] = fn(first[i], second[j])

    The checks read two facts off the traced program of `all_pairs(jnp.dot, first, second)`, before the compiler
    optimizes it:

    - It has at most 100 operations, however many examples there are. Those inside a loop of JAX count once.
    - It makes no copy of an example for each pair. With 16 numbers in each example, and with more than 16 rows and
      columns, it makes no array of more than `2 * rows * columns` elements. Copies would have 16 for each pair.

    Args:
        fn: a function of two examples that returns one array, of any shape and dtype. Its two arguments may play
            different roles. `jax.vmap` can map it. It works for single examples and need not work for more at once.
        first: the first arguments of `fn`, at least one, along axis 0. Each is an array of any shape, a scalar too.
        second: the second arguments, at least one, along axis 0. Their shape and dtype may differ from
            those of `first`.

    Returns:
        An array of shape `(rows, columns, ...)`, with the axes of one result of `fn` at the end. Its dtype is that
        of the results.

    Example:
        >>> all_pairs(lambda x, y: 10 * x + y, jnp.array([1, 2]), jnp.array([3, 4, 5]))
        Array([[13, 14, 15],
               [23, 24, 25]], dtype=int32)

    Checks:
        - all_pairs has fn(first[i], second[j]) at [i, j], for any fn of two examples
        - the axes of one result of fn come after rows and columns, and its dtype stays
        - each function traces to at most 100 operations, however many examples there are
        - all_pairs copies no example for each pair
    """
    # One row: an example of `first` with all of `second`. The outer map runs over `first`, so its axis comes first.
    # `None` shares an example and copies nothing.
    row = jax.vmap(fn, in_axes=(None, 0))
    return jax.vmap(row, in_axes=(0, None))(first, second)


def squared_distances(
    a: Float[Array, "rows features"], b: Float[Array, "columns features"]
) -> Float[Array, "rows columns"]:
    """Computes the squared distance of each point of `a` from each point of `b`.

        squared_distances(a, b)[i, j] = (a[i, 0] - b[j, 0])**2 + (a[i, 1] - b[j, 1])**2 + ...

    Each distance is right to 0.01 % of itself, even if the two points are near each other and far from 0. It is
    exactly 0 for equal points, and never negative.

    The traced program has at most 100 operations, however many points and coordinates there are.

    Coordinates lie between -1,000,000 and 1,000,000. `a[i, k]` and `b[j, k]` are equal or differ by more than 0.00001.

    Args:
        a: float32, one point in each row: at least one point, with at least one coordinate.
        b: float32, points with as many coordinates as those of `a`. The number of points may differ.

    Returns:
        The squared distances, float32, with a row for each point of `a`.

    Example:
        >>> squared_distances(jnp.array([[0.0, 0.0], [3.0, 0.0]]), jnp.array([[0.0, 4.0]]))
        Array([[16.],
               [25.]], dtype=float32)

    Checks:
        - squared_distances agrees with its formula, with a row for each point of a
        - distances of neighbours far from 0 are right to 0.01 %, and those of equal points are 0
        - each function traces to at most 100 operations, however many examples there are
    """
    # Subtract before you square. |p|^2 - 2 p.q + |q|^2 needs less memory, but it subtracts large squares of points far
    # from 0. Then few right digits are left, or none.
    return all_pairs(lambda p, q: jnp.sum((p - q) ** 2), a, b)
