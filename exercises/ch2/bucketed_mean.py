"""Handle arrays of any length: pad to a bucket, mask the padding, compile once per bucket.

Lesson: exercises/ch2/README.md#bucketed_mean

Your code changes no argument, no global and no setting of JAX, and it prints nothing. A global may keep
compiled functions.
"""

from collections.abc import Callable

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float


def bucket_size(length: int) -> int:
    """Returns the length to pad to: the smallest power of two that holds all elements, at least 8.

    Args:
        length: the number of elements, 1 or more.

    Returns:
        8, 16, 32 and so on, as a Python int.

    Example:
        >>> [bucket_size(length) for length in (3, 8, 9, 30)]
        [8, 8, 16, 32]

    Checks:
        - the bucket is the smallest of 8, 16, 32 and so on that holds all elements
    """
    # TODO: about 3 lines.
    raise NotImplementedError("bucket_size")


def bucketed_mean(
    fn: Callable[[Float[Array, " bucket"]], Float[Array, " bucket"]], values: Float[np.ndarray, " length"]
) -> Float[Array, ""]:
    """Returns the mean of `fn(values)`, compiled once for each bucket instead of once for each length.

    Pad the values to `bucket_size(length)` elements, with any numbers. Call `fn` only inside the jitted function, and
    only on the padded array. JAX traces `fn` once for each bucket. Later calls with the same `fn` run the same
    programs, even if calls with other functions come in between. After the first call in a bucket, a call with another
    length in that bucket traces nothing. The padding must not trace either, so do it in NumPy.

    The padding has no effect on the mean, even if `fn` gives NaN or infinity for it. Every real value counts, even
    if it equals the padding. If `fn` gives NaN for a real value, the mean is NaN.

    Args:
        fn: a pure function that works element by element. It returns float32.
        values: a float32 array of one or more elements. It is not changed.

    Returns:
        The mean over the `length` values, as a JAX array: a float32 scalar.

    Example:
        >>> print(bucketed_mean(jnp.square, np.array([1.0, 2.0, 3.0, 4.0], np.float32)))
        7.5

    Checks:
        - the mean is over the values, without the padding
        - the mean is right even if fn gives infinity or NaN for the padding
        - real values that equal the padding still count, and so does NaN for a real value
        - fn is traced once for each bucket, even if several functions are used in turn
        - in a used bucket, a call with another length traces nothing, not even while padding
    """
    # TODO: about 7 lines.
    raise NotImplementedError("bucketed_mean")
