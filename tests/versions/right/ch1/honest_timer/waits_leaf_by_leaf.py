# another way: Waits for the leaves one by one: longer, but you see that `block_until_ready` visits each leaf.

import time
from collections.abc import Callable
from typing import Any

import jax


def _wait(tree: Any) -> None:
    for leaf in jax.tree.leaves(tree):
        jax.block_until_ready(leaf)


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    _wait(fn(*args))
    times: list[float] = []
    while len(times) < repeats:
        start = clock()
        result = fn(*args)
        _wait(result)
        stop = clock()
        times.append(stop - start)
    return times
