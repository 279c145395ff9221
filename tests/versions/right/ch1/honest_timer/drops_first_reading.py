import time
from collections.abc import Callable
from typing import Any

import jax


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    readings = []
    for _ in range(1 + repeats):
        start = clock()
        jax.block_until_ready(fn(*args))
        readings.append(clock() - start)
    _warm_up, *timed = readings
    return timed
