# breaks: "nested or not": in {"a": (x, y)} the wait never reaches x and y, because it looks only one level deep.
import time
from collections.abc import Callable
from typing import Any

import jax


def _wait(result: Any) -> None:
    top = jax.tree.leaves(result, is_leaf=lambda node: node is not result)
    for item in top:
        if hasattr(item, "block_until_ready"):
            item.block_until_ready()


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
