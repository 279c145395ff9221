# breaks: "The first call is the warm-up, which may compile. It is not timed": the first of the times starts before the warm-up.
import time
from collections.abc import Callable
from typing import Any

import jax


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    start = clock()
    jax.block_until_ready(fn(*args))
    seconds = []
    for _ in range(repeats):
        jax.block_until_ready(fn(*args))
        end = clock()
        seconds.append(end - start)
        start = end
    return seconds
