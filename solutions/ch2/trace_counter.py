"""Count the traces: Python runs once for each, and not on the calls between.

Lesson: exercises/ch2/README.md#trace_counter
"""

from collections.abc import Callable, Sequence
from typing import Any

import jax


def count_traces(fn: Callable[..., Any], calls: Sequence[tuple[Any, ...]]) -> list[int]:
    """Jits a function, calls it on each tuple of arguments, and counts the traces of each call.

    One jitted version of `fn` serves all of the calls, in their order: each call runs the compiled
    program. Python runs `fn` while JAX traces it and at no other time. Every call of `count_traces`
    starts with a jitted version that has nothing in its cache: the same `fn` and `calls` give the same
    counts, however often they are counted.

    Args:
        fn: an ordinary function of arrays, not jitted.
        calls: the positional arguments of each call, such as NumPy arrays, `jax.Array`s or Python numbers.

    Returns:
        For each call, how often Python ran `fn` during it, as a Python int: 1 where JAX traced, 0
        where the compiled program ran.

    Example:
        >>> count_traces(lambda x: 2 * x, [(1.0,), (2.0,), (3,)])
        [1, 0, 1]
    """
    traces = 0

    # `jit` records array operations, and counting is none: this line runs while JAX traces, and the
    # compiled program knows nothing of it. A counter beside `jitted(...)` would count the calls.
    def counted(*args: Any) -> Any:
        nonlocal traces
        traces += 1
        return fn(*args)

    # A new `counted` for each `count_traces`: JAX keeps its cache by function, so a function that it
    # has never seen has an empty one. `jax.jit(fn)` would find what earlier calls left.
    jitted = jax.jit(counted)
    counts = []
    for args in calls:
        before = traces
        jitted(*args)
        counts.append(traces - before)
    return counts
