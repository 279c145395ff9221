# another way: Appends to a list instead of counting: a list can change without the word `nonlocal`.

from collections.abc import Callable, Sequence
from typing import Any

import jax


def count_traces(fn: Callable[..., Any], calls: Sequence[tuple[Any, ...]]) -> list[int]:
    log = []

    @jax.jit
    def logged(*args):
        log.append("traced")
        return fn(*args)

    def one_call(args):
        log.clear()
        logged(*args)
        return 1 if log else 0

    return [one_call(args) for args in calls]
