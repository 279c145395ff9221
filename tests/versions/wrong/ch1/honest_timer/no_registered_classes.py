# breaks: "a container of arrays (tuple, list, dict, registered class), nested or not": the arrays in a registered class are not waited for.
import time
from collections.abc import Callable
from typing import Any

import jax


def _wait(result: Any) -> None:
    if isinstance(result, dict):
        for value in result.values():
            _wait(value)
    elif isinstance(result, tuple | list):
        for value in result:
            _wait(value)
    elif hasattr(result, "block_until_ready"):
        result.block_until_ready()


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
