# breaks: "which `jax.block_until_ready` calls. So do not look for leaves with `isinstance(leaf, jax.Array)`": a result of fake arrays is not waited for.
import time
from collections.abc import Callable
from typing import Any

import jax


def _wait(result: Any) -> None:
    for leaf in jax.tree.leaves(result):
        if isinstance(leaf, jax.Array):
            leaf.block_until_ready()


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    _wait(fn(*args))
    seconds = []
    for _ in range(repeats):
        start = clock()
        _wait(fn(*args))
        seconds.append(clock() - start)
    return seconds
