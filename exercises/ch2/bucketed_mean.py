"""Ragged data: pad to a bucket, mask the padding, and compile for a few shapes only.

Lesson: exercises/ch2/README.md#bucketed_mean
"""

from collections.abc import Callable

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float


def bucket_size(length: int) -> int:
    """The length that an array is padded to: the smallest power of two that has room for it, at least 8.

    Args:
        length: how many elements there are, 1 or more.

    Returns:
        8, 16, 32 and so on, as a Python int.

    Example:
        >>> [bucket_size(length) for length in (3, 8, 9, 30)]
        [8, 8, 16, 32]
    """
    # TODO: about 1 to 4 lines of plain Python.
    raise NotImplementedError("bucket_size")


def bucketed_mean(
    fn: Callable[[Float[Array, " bucket"]], Float[Array, " bucket"]], values: Float[np.ndarray, " length"]
) -> Float[Array, ""]:
    """The mean of `fn(values)`, compiled once for each bucket instead of once for each length.

    The values are padded to `bucket_size(length)` elements. `fn` is jitted here and only ever sees padded
    arrays: Python runs it once, to trace it, for all lengths of a bucket, in all calls with the same
    `fn`, also if other functions come in between. The padding has no part in the mean, whatever `fn` makes
    of it, NaN and infinity included. The values do, whatever they are, zeros too: where `fn` makes NaN of
    one of them, the mean is NaN. Once a bucket was used, another length of it traces nothing at all, in the
    padding neither; so the padding is done in NumPy.

    Args:
        fn: a pure function that works element by element.
        values: float32, one or more; not changed.

    Returns:
        The mean over the `length` values, a float32 scalar.

    Example:
        >>> print(bucketed_mean(jnp.square, np.array([1.0, 2.0, 3.0, 4.0], np.float32)))
        7.5
    """
    # TODO: about 3 lines, and a jitted function beside this one that takes the padded array and the length.
    raise NotImplementedError("bucketed_mean")
