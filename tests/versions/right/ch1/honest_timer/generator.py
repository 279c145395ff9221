import functools
import time
from collections.abc import Callable, Iterator
from typing import Any

import jax


def _durations(call: Callable[[], Any], clock: Callable[[], float]) -> Iterator[float]:
    jax.block_until_ready(call())
    while True:
        start = clock()
        jax.block_until_ready(call())
        yield clock() - start


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    durations = _durations(functools.partial(fn, *args), clock)
    return [next(durations) for _ in range(repeats)]
