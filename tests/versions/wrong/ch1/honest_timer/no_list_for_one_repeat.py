# breaks: "a list of `repeats` Python floats": repeats=1 gives a bare float.
import time
from collections.abc import Callable
from typing import Any

import jax
import numpy as np


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    jax.block_until_ready(fn(*args))
    stamps = []
    for _ in range(repeats):
        start = clock()
        jax.block_until_ready(fn(*args))
        stamps.append([start, clock()])
    return np.squeeze(np.diff(np.array(stamps))).tolist()
