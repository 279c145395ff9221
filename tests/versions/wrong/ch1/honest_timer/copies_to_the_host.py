# breaks: "until every leaf of its result is ready": jax.device_get does not wait for fake arrays, which are not JAX arrays (and for real ones it adds a copy).
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
        jax.device_get(fn(*args))
        seconds.append(clock() - start)
    return seconds
