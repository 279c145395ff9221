import time
from collections.abc import Callable
from typing import Any

import jax
import numpy as np


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    starts = np.empty(repeats, dtype=np.float64)
    ends = np.empty(repeats, dtype=np.float64)
    jax.block_until_ready(fn(*args))
    for index in range(repeats):
        starts[index] = clock()
        jax.block_until_ready(fn(*args))
        ends[index] = clock()
    return (ends - starts).tolist()
