"""NumPy in, `jax.Array` out: each column with mean 0 and variance 1.

Lesson: exercises/ch1/README.md#standardize
"""

import jax.numpy as jnp
from jax.typing import ArrayLike
from jaxtyping import Array, Float


def standardize(x: Float[ArrayLike, "rows columns"]) -> Float[Array, "rows columns"]:
    """Shifts and scales each column by itself to mean 0 and variance 1.

        z[i, j] = (x[i, j] - mean of column j) / standard deviation of column j

    The variance is the mean of the squared deviations: divide by the number of rows n, not by n - 1.
    Subtract the mean before you square, for some columns lie far from 0 and have only small deviations.
    Add no epsilon, not even a tiny one: no column is constant, but some hold tiny numbers only.

    It needs no `jax.jit` of its own, but works inside of one, where `x` is traced.

    Args:
        x: a table of measurements, a NumPy or a JAX array, float32 or float64. It is left as it was.

    Returns:
        The standardized table, always a `jax.Array` of float32, also for a float64 NumPy table: 32 bits
        are JAX's default. Leave JAX's settings as they are.

    Example:
        >>> import numpy as np
        >>> standardize(np.array([[1.0, 10.0], [3.0, 50.0]]))
        Array([[-1., -1.],
               [ 1.,  1.]], dtype=float32)
    """
    # The one step from NumPy to JAX. float64 becomes float32 here, without any dtype of ours.
    # From now on `x` names a jax.Array, which nothing can change in place: the caller's table is safe.
    x = jnp.asarray(x)
    # axis=0 runs down the rows, so one number for each column is left, and broadcasting along the
    # columns needs no reshape. jnp.std divides by n, as np.std does.
    return (x - jnp.mean(x, axis=0)) / jnp.std(x, axis=0)
