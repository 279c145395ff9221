from collections.abc import Callable, Sequence
from typing import Any

import jax


def count_traces(fn: Callable[..., Any], calls: Sequence[tuple[Any, ...]]) -> list[int]:
    traces = 0

    def counted(*args):
        nonlocal traces
        traces += 1
        return fn(*args)

    jitted = jax.jit(counted)
    result = []
    for args in calls:
        before = traces
        jitted(*args)
        result.append(min(traces - before, 1))
    return result
