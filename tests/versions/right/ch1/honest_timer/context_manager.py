# another way: Puts the clock into a context manager, which can time any other block of code as well.

import contextlib
import time
from collections.abc import Callable, Iterator
from typing import Any

import jax


@contextlib.contextmanager
def _measured(clock: Callable[[], float], into: list[float]) -> Iterator[None]:
    start = clock()
    yield
    into.append(clock() - start)


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    laps: list[float] = []
    warm_up = fn(*args)
    jax.block_until_ready(warm_up)
    for _ in range(repeats):
        with _measured(clock, laps):
            jax.block_until_ready(fn(*args))
    return laps
