"""Count traces: JAX runs your Python once per trace, not once per call.

Lesson: exercises/ch2/README.md#trace_counter
"""

from collections.abc import Callable, Sequence
from typing import Any

import jax


def count_traces(fn: Callable[..., Any], calls: Sequence[tuple[Any, ...]]) -> list[int]:
    """Counts how often JAX traces a function in each of several calls.

    Jits `fn` once and calls the jitted version with each tuple of arguments, in order. Every call of
    `count_traces` starts with an empty cache, even if it gets the same `fn` again.

    Args:
        fn: an ordinary function of arrays, not jitted.
        calls: the positional arguments of each call: NumPy arrays, `jax.Array`s or Python numbers.

    Returns:
        One Python int per call: how often Python ran `fn` during that call. It is 1 if JAX traced, and
        0 if the program came from the cache.

    Example:
        >>> count_traces(lambda x: 2 * x, [(1.0,), (2.0,), (3,)])
        [1, 0, 1]

    Checks:
        - of several calls with one shape and dtype, only the first traces
        - each new shape traces once, and a shape seen before traces nothing
        - a new dtype or weak type traces, but another number of the same Python type does not
        - a NumPy array and a jax.Array of the same shape and dtype share a trace
        - counting the same function again gives the same counts
        - Python runs fn once per trace, and its program runs on the device at every call
    """
    # TODO: about 10 lines.
    raise NotImplementedError("count_traces")
