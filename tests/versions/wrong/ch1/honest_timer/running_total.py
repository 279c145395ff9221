# breaks: "from just before the call": the start is read once, so the second time contains the first call too (repeats >= 2).
import time
from collections.abc import Callable
from typing import Any

import jax


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    jax.block_until_ready(fn(*args))
    start = clock()
    seconds = []
    for _ in range(repeats):
        jax.block_until_ready(fn(*args))
        seconds.append(clock() - start)
    return seconds
