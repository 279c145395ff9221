import time
from collections.abc import Callable
from typing import Any

import jax


class _Stopwatch:
    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.laps: list[float] = []

    def __enter__(self) -> "_Stopwatch":
        self._started = self._clock()
        return self

    def __exit__(self, *exception: object) -> None:
        self.laps.append(self._clock() - self._started)


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    watch = _Stopwatch(clock)
    jax.block_until_ready(fn(*args))
    for _ in range(repeats):
        with watch:
            result = fn(*args)
            jax.block_until_ready(result)
    return watch.laps
