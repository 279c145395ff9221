# breaks: "timed on its own, from just before the call until every leaf of its result is ready": waits only after the second reading, so any asynchronous fn looks too fast.
import time
from collections.abc import Callable
from typing import Any

import jax


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    jax.block_until_ready(fn(*args))
    seconds = []
    for _ in range(repeats):
        start = clock()
        result = fn(*args)
        seconds.append(clock() - start)
        jax.block_until_ready(result)
    return seconds
