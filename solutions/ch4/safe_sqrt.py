"""Get rid of NaN in the gradient of a root and of a quotient, and keep their values exact.

Lesson: exercises/ch4/README.md#safe_sqrt

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

The values of both functions are right already. Their gradients are not. Both functions work inside `jax.jit` too.
All numbers are float32, and no argument is infinite or NaN.
"""

import jax.numpy as jnp
from jaxtyping import Array, Float


def safe_sqrt(x: Float[Array, "..."]) -> Float[Array, "..."]:
    """Computes the square root of each positive number, and 0 for all others.

        value              sqrt(x)           if x > 0, and 0 otherwise
        first derivative   1 / (2 sqrt(x))   if x > 0, and 0 otherwise
        second derivative  -1 / (4 x**1.5)   if x > 0, and 0 otherwise

    These hold for forward mode and reverse mode, and for one mode inside of the other. They also hold for small numbers
    such as 1e-20. If you add 1e-12 to each number, small ones become far too large, and that counts as wrong.

    Args:
        x: at least one number, any shape. The shape is () if the checks map the derivative of one number with
            `jax.vmap`. Each number is 0, or its absolute value is between 1e-20 and 1e20.

    Returns:
        The roots, in the shape of `x`.

    Example:
        >>> safe_sqrt(jnp.array([4.0, 0.0, -9.0]))
        Array([2., 0., 0.], dtype=float32)

    Checks:
        - safe_sqrt gives the exact root of each positive number, and 0 for all others
        - the gradient of safe_sqrt is right for positive numbers, and 0 for all others
        - forward mode and the second derivative of safe_sqrt are right too
        - unit_rows divides each row by its length, and keeps rows of zeros
        - the gradient of unit_rows is right for each row, and 0 for a row of zeros
    """
    # In reverse mode, the 0 from the outer `where` meets the slope of the root. The slope at 1 is finite, and 0 times it
    # is 0. The slope at 0 would be infinite. An epsilon inside the root would make it finite, and change the values.
    harmless = jnp.where(x > 0, x, 1.0)
    return jnp.where(x > 0, jnp.sqrt(harmless), 0.0)


def unit_rows(table: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    """Divides each row of a table by its length. A row of zeros stays a row of zeros.

        length = the square root of the sum of the squares of the row
        unit   = row / length     if length > 0
                 row              otherwise

    The gradient of a loss of `unit_rows(table)` with respect to `table` is right for each row that is not zero. It is
    0 for a row of zeros, whatever the loss and the other rows are. Forward mode and further derivatives of `unit_rows`
    are not checked.

    Args:
        table: at least one row, and at least one column. The length of each row is 0, or between 1e-6 and 1e6.

    Returns:
        The table of rows, each of length 1 or 0.

    Example:
        >>> unit_rows(jnp.array([[3.0, -4.0], [0.0, 0.0]]))
        Array([[ 0.6, -0.8],
               [ 0. ,  0. ]], dtype=float32)

    Checks:
        - unit_rows divides each row by its length, and keeps rows of zeros
        - the gradient of unit_rows is right for each row, and 0 for a row of zeros
    """
    # The question comes before the root: `jnp.where(lengths > 0, lengths, 1.0)` would be too late, because the root has
    # seen the zero by then. One harmless number serves both operations, because the root of 1 is 1.
    squares = jnp.sum(table**2, axis=1, keepdims=True)
    lengths = jnp.sqrt(jnp.where(squares > 0, squares, 1.0))
    # The outer `where` gives a zero row the gradient 0. Without it, that gradient would be the one of `row / 1`.
    return jnp.where(squares > 0, table / lengths, 0.0)
