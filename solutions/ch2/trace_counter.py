"""Count traces: JAX runs your Python once per trace, not once per call.

Lesson: exercises/ch2/README.md#trace_counter

Your code changes no argument, no global and no setting of JAX, and it prints nothing.
"""

from collections.abc import Callable, Sequence
from typing import Any

import jax


def count_traces(fn: Callable[..., Any], calls: Sequence[tuple[Any, ...]]) -> list[int]:
    """Counts how often JAX traces a function in each of several calls.

    Uses `jax.jit` once, before the first call. Then calls the jitted function with each tuple of arguments, in order.
    You need not jit `fn` itself: you can jit a function of your own that calls `fn`.

    Each `count_traces` starts without any programs. If it gets the same `fn` again, the first call traces again.

    Count what JAX does, and do not predict it. A prediction can be wrong: `fn` may change a JAX setting or clear JAX's
    caches while it is traced. Then the next call is traced again.

    Args:
        fn: an ordinary function of arrays, not jitted.
        calls: the positional arguments of each call: NumPy arrays, `jax.Array`s or Python numbers. There may be no
            calls, and a call may have no arguments.

    Returns:
        One Python int per call: 1 if Python ran `fn` during that call, and 0 if the program came from the cache.

    Example:
        >>> count_traces(lambda x: 2 * x, [(1.0,), (2.0,), (7,)])  # the last call passes an int
        [1, 0, 1]

    Checks:
        - of several calls with one shape and dtype, only the first traces
        - the first call with each shape traces, and later calls with that shape do not
        - a call with a new dtype or weak type is traced, another number of the same type is not
        - a NumPy array and a jax.Array of the same shape and dtype share a trace
        - a second count_traces with the same fn gives the same counts as the first
        - fn runs in Python once per trace, and its compiled program runs at every call
    """
    traces = 0

    # This line runs while JAX traces, because counting is not an array operation. The compiled program does
    # not contain it. A counter beside the call `jitted(...)` would count calls instead.
    def counted(*args: Any) -> Any:
        nonlocal traces
        traces += 1
        return fn(*args)

    # JAX keeps programs per function object. `counted` is new in each `count_traces`, so it starts with an
    # empty cache. `jax.jit(fn)` would find the programs that an earlier count left behind.
    jitted = jax.jit(counted)
    counts = []
    for args in calls:
        before = traces
        jitted(*args)
        counts.append(traces - before)
    return counts
