# breaks: "Its result is any pytree": a tuple or dict has no block_until_ready method, so it is not waited for.
import time
from collections.abc import Callable
from typing import Any

import jax


def _wait(result: Any) -> None:
    try:
        result.block_until_ready()
    except AttributeError:
        pass


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    jax.block_until_ready(fn(*args))
    seconds = []
    for _ in range(repeats):
        start = clock()
        _wait(fn(*args))
        seconds.append(clock() - start)
    return seconds
