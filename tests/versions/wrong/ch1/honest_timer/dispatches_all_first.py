# breaks: "Each later call is timed on its own": all calls are dispatched before the first wait, so with repeats >= 2 later times contain the work of earlier calls.
import time
from collections.abc import Callable
from typing import Any

import jax


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    jax.block_until_ready(fn(*args))
    pending = []
    for _ in range(repeats):
        start = clock()
        pending.append((start, fn(*args)))
    seconds = []
    for start, result in pending:
        jax.block_until_ready(result)
        seconds.append(clock() - start)
    return seconds
