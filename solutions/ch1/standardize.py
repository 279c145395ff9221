"""Standardize the columns of a NumPy table with `jax.numpy`.

Lesson: exercises/ch1/README.md#standardize

Your code changes no argument, no global and no setting of JAX, and it prints nothing.
"""

import jax.numpy as jnp
from jax.typing import ArrayLike
from jaxtyping import Array, Float


def standardize(x: Float[ArrayLike, "rows columns"]) -> Float[Array, "rows columns"]:
    """Shifts and scales each column to mean 0 and variance 1.

        z[i, j] = (x[i, j] - mean of column j) / standard deviation of column j

    The variance is the mean of the squared deviations. Divide by n, the number of rows, and not by n - 1.
    Subtract the mean before you square: some columns have a mean near 3000 and a standard deviation near 1.
    Add no epsilon (a small number that guards against a division by 0). No column is constant. But the smallest
    standard deviations are about 1e-13, so even a tiny epsilon would spoil such a column. The squares still fit
    into float32.

    Args:
        x: table of finite measurements: a NumPy array of float32 or float64, or a `jax.Array` of float32.

    Returns:
        The standardized table, a `jax.Array` of float32. Mean and variance of each column are 0 and 1 up to
        float32 rounding. A float64 NumPy table also gives float32, because 32 bits are JAX's default. Leave
        JAX's settings as they are.

    Example:
        >>> import numpy as np
        >>> standardize(np.array([[1.0, 10.0], [3.0, 50.0]]))
        Array([[-1., -1.],
               [ 1.,  1.]], dtype=float32)

    Checks:
        - each column has mean 0 and variance 1
        - columns in very different units are standardized one by one
        - columns with a large mean and small deviations are standardized too
        - a NumPy table of float64 gives a result of float32
        - standardize works inside jax.jit, where x is a tracer
        - the result is a jax.Array, even for a NumPy table, and nothing is changed or printed
    """
    # This one step leads from NumPy to JAX. It turns float64 into float32, so we need not name a dtype.
    # From here on, `x` is a jax.Array. Nothing can change it in place, so the caller's table is safe.
    x = jnp.asarray(x)
    # axis=0 removes the rows and leaves one number for each column. The shapes (rows, columns) and
    # (columns,) then broadcast without keepdims. jnp.std subtracts the mean before it squares, and it
    # divides by n, like np.std.
    return (x - jnp.mean(x, axis=0)) / jnp.std(x, axis=0)
