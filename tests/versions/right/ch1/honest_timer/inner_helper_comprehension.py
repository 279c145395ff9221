import time
from collections.abc import Callable
from typing import Any

import jax


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    def run() -> None:
        jax.block_until_ready(fn(*args))

    def timed() -> float:
        before = clock()
        run()
        after = clock()
        return after - before

    run()
    return [timed() for _ in range(repeats)]
