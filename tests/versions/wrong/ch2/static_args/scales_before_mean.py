# breaks: "A sum over a block may be too large for this dtype, as in float16. The mean is right even then.": scale * x overflows in float16 before the mean, for example x = [1000, -1000], scale = 100 gives NaN, not 0.
"""Mark an argument static if it decides a shape or the length of a Python loop.

Lesson: exercises/ch2/README.md#static_args

Your code changes no argument, no global and no setting of JAX, and it prints nothing. A global may keep
compiled functions.
"""

import itertools
from collections.abc import Sequence

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.jit(static_argnames="window")
def block_means(x: Float[Array, "time"], window: int, scale: float = 1.0) -> Float[Array, "blocks"]:
    """Computes the scaled means of consecutive blocks, compiled by `jax.jit`.

        block_means(x, window, scale)[i] = scale * mean(x[i * window : (i + 1) * window])

    All of the arithmetic runs in one compiled program. Calls share a trace if `window` and the shape and dtype
    of `x` are the same. They must also pass each argument in the same way: by position, by keyword, or left
    out. The numbers in `x` and the value of `scale` may differ.

    Args:
        x: a signal with at least one value, in float32, bfloat16 or float16.
        window: the length of a block, a positive Python int that divides the length of `x`.
        scale: a factor, a Python float that the dtype of `x` can hold. Each call may pass another one.

    Returns:
        One number per block, in the dtype of `x`. A sum over a block may be too large for this dtype, as in
        float16. The mean is right even then.

    Raises:
        ValueError: `window` does not divide the length of `x`. The message contains the word `window`.

    Example:
        >>> block_means(jnp.array([1.0, 3.0, 5.0, 9.0]), 2, scale=10.0)
        Array([20., 70.], dtype=float32)

    Checks:
        - block_means agrees with its formula, in float32, bfloat16 and float16
        - each function is one program, traced once per window or sizes, and not per scale
        - block_means raises ValueError if window does not divide the length of x
    """
    if x.shape[0] % window:
        raise ValueError(f"window {window} does not divide the length {x.shape[0]}")
    return jnp.mean((scale * x).reshape(-1, window), axis=1)


@jax.jit(static_argnames="sizes")
def _segment_means(x, sizes):
    ends = list(itertools.accumulate(sizes))
    return jnp.stack([jnp.mean(x[end - size : end]) for end, size in zip(ends, sizes)])


def segment_means(x: Float[Array, "time"], sizes: Sequence[int]) -> Float[Array, "segments"]:
    """Computes the means of consecutive segments of different lengths, compiled by `jax.jit`.

    The first `sizes[0]` elements of `x` are the first segment, the next `sizes[1]` are the second, and so
    on. Compute each mean only from the numbers of its own segment. Do not subtract cumulative sums: if an
    earlier segment holds huge numbers, the difference of two sums loses most of its digits.

    All of the arithmetic runs in one compiled program. Calls share a trace if their sizes and the dtype of
    `x` are the same, whether the sizes come as a list or as a tuple.

    Args:
        x: a signal with at least one value, in float32, bfloat16 or float16. A value may be infinite.
        sizes: the lengths of the segments, a list or a tuple of positive Python ints. They add up to the
            length of `x`.

    Returns:
        One number per segment, in the dtype of `x`. It is right even if the sum is too large for this dtype.

    Example:
        >>> segment_means(jnp.array([1.0, 3.0, 5.0, 9.0]), [1, 3])
        Array([1.    , 5.6667], dtype=float32)

    Checks:
        - segment_means gives the mean of each slice, even if another segment holds huge numbers
        - each function is one program, traced once per window or sizes, and not per scale
    """
    return _segment_means(x, tuple(sizes))
