# breaks: "Each later call is timed on its own": calls of unequal length all get the mean.
import time
from collections.abc import Callable
from typing import Any

import jax


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    jax.block_until_ready(fn(*args))
    start = clock()
    for _ in range(repeats):
        jax.block_until_ready(fn(*args))
    return [(clock() - start) / repeats] * repeats
