import time
from collections.abc import Callable
from typing import Any

import jax


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    seconds = []
    for index in range(repeats + 1):
        if index == 0:
            jax.block_until_ready(fn(*args))
            continue
        start = clock()
        jax.block_until_ready(fn(*args))
        seconds.append(clock() - start)
    return seconds
