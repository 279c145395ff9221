# breaks: "Calls `fn(*args)` exactly `repeats + 1` times": a plain Python fn that is not jitted is called only `repeats` times, and its first call is timed.
import time
from collections.abc import Callable
from typing import Any

import jax


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    if hasattr(fn, "lower"):  # only a jitted function compiles
        jax.block_until_ready(fn(*args))
    seconds = []
    for _ in range(repeats):
        start = clock()
        jax.block_until_ready(fn(*args))
        seconds.append(clock() - start)
    return seconds
