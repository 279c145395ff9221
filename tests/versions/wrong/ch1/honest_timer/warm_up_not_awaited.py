# breaks: "the first timed call begins only when the result of the warm-up is ready": an asynchronous fn, where the device is still busy with the warm-up.
import time
from collections.abc import Callable
from typing import Any

import jax


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    fn(*args)  # compiles
    seconds = []
    for _ in range(repeats):
        start = clock()
        jax.block_until_ready(fn(*args))
        seconds.append(clock() - start)
    return seconds
