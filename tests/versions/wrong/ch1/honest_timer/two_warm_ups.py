# breaks: "Calls `fn(*args)` exactly `repeats + 1` times": it calls it repeats + 2 times.
import time
from collections.abc import Callable
from typing import Any

import jax


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    fn(*args)  # compiles
    jax.block_until_ready(fn(*args))  # warms the caches
    seconds = []
    for _ in range(repeats):
        start = clock()
        jax.block_until_ready(fn(*args))
        seconds.append(clock() - start)
    return seconds
