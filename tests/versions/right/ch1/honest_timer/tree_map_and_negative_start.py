import time
from collections.abc import Callable
from typing import Any

import jax


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    def call() -> None:
        jax.tree.map(jax.block_until_ready, fn(*args))

    call()
    seconds = [0.0] * repeats
    for index in range(repeats):
        elapsed = -clock()
        call()
        elapsed += clock()
        seconds[index] = float(elapsed)
    return seconds
