# breaks: "until every leaf of its result is ready": nobody consumes the map object, so no result of a timed call is waited for.
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
        map(jax.block_until_ready, jax.tree.leaves(fn(*args)))
        seconds.append(clock() - start)
    return seconds
