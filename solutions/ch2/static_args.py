"""Static arguments: one compiled program for each value of what decides shapes.

Lesson: exercises/ch2/README.md#static_args
"""

import itertools
from collections.abc import Sequence

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.jit(static_argnames="window")
def block_means(x: Float[Array, "time"], window: int, scale: float = 1.0) -> Float[Array, "blocks"]:
    """The scaled means of consecutive blocks, compiled by `jax.jit`.

        block_means(x, window, scale)[i] = scale * mean(x[i * window : (i + 1) * window])

    JAX traces once for each `window`. Another `scale`, or another `x` of the same shape and dtype, runs
    the compiled program.

    Args:
        x: a signal, of any floating dtype.
        window: the length of a block, a positive Python int; it divides the length of `x`.
        scale: a factor, a Python float, that may be another one in each call.

    Returns:
        One number for each block, in the dtype of `x`.

    Raises:
        ValueError: `window` does not divide the length of `x`; the message has the word `window` in it.

    Example:
        >>> block_means(jnp.array([1.0, 3.0, 5.0, 9.0]), 2, scale=10.0)
        Array([20., 70.], dtype=float32)
    """
    # A static argument is a plain Python int while JAX traces: `if` may look at it, and shapes may use it.
    if x.size % window:
        raise ValueError(f"window {window} does not divide the length {x.size}")
    # `scale` is traced: it decides values only, so every scale shares the program.
    return scale * x.reshape(-1, window).mean(axis=1)


def segment_means(x: Float[Array, "time"], sizes: Sequence[int]) -> Float[Array, "segments"]:
    """The means of consecutive segments of different lengths, compiled by `jax.jit`.

    The first `sizes[0]` elements of `x` are the first segment, the next `sizes[1]` the second, and so
    on. All of the arithmetic happens in one compiled program, and calls with the same sizes share it,
    whether they come as a list or as a tuple. Each mean is as accurate as that of its slice alone, however
    large the numbers of its neighbours are.

    Args:
        x: a signal, of any floating dtype.
        sizes: the lengths of the segments, a list or a tuple of Python ints, all positive; they add up
            to the length of `x`.

    Returns:
        One number for each segment, in the dtype of `x`.

    Example:
        >>> segment_means(jnp.array([1.0, 3.0, 5.0, 9.0]), [1, 3])
        Array([1.    , 5.6667], dtype=float32)
    """
    # JAX looks a static argument up in its cache, so it must be hashable: a list is not, a tuple is.
    return _segment_means(x, tuple(sizes))


@jax.jit(static_argnames="sizes")
def _segment_means(x: Float[Array, "time"], sizes: tuple[int, ...]) -> Float[Array, "segments"]:
    # The loop is unrolled while JAX traces, one slice for each segment, because `sizes` is known then.
    ends = itertools.accumulate(sizes)
    return jnp.stack([x[end - size : end].mean() for size, end in zip(sizes, ends, strict=True)])
