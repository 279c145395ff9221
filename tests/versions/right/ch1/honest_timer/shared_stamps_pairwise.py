# another way: Reads the clock only once per call: the end of one call is the start of the next one.

import itertools
import time
from collections.abc import Callable
from typing import Any

import jax


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    # The end of one call is also the start of the next: the first stamp is taken after the warm-up.
    stamps = []
    for _ in range(repeats + 1):
        jax.block_until_ready(fn(*args))
        stamps.append(clock())
    return [end - start for start, end in itertools.pairwise(stamps)]
