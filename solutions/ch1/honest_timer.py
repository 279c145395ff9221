"""Time what JAX really does: wait for the result, and leave the compilation out.

Lesson: exercises/ch1/README.md#honest_timer
"""

import time
from collections.abc import Callable
from typing import Any

import jax


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    """Times `fn(*args)` as a user would feel it, without the cost of the first call.

    Calls `fn(*args)` `repeats + 1` times in all. The first call is the warm-up: it may compile, so
    its time is left out, and nothing is timed before its result is ready. Each later call is timed
    by itself, from just before the call until every leaf of its result is ready.

    Args:
        fn: a function, often jitted already; call it as it is. Its result is any pytree: one array,
            or a container of them (tuple, list, dict, registered class), nested or not. Every leaf
            can be waited for by `block_until_ready`.
        args: what to call it with.
        repeats: how many calls to time, at least 1.
        clock: says what time it is, in seconds. Read this one: the checks bring a clock of their own.

    Returns:
        The seconds of each timed call in the order of the calls: a list of `repeats` Python floats.

    Example:
        >>> import jax.numpy as jnp
        >>> seconds = time_calls(jnp.sin, jnp.ones(3), repeats=2)
        >>> len(seconds)
        2
    """
    # The first call traces and compiles. Waiting for it matters too: work that is still under way
    # would delay the first call that we time.
    jax.block_until_ready(fn(*args))
    seconds = []
    for _ in range(repeats):
        start = clock()
        # Dispatch is asynchronous: `fn` returns before its arrays are computed. One call waits for
        # every leaf, whatever the pytree looks like; the method of the same name has one array only.
        jax.block_until_ready(fn(*args))
        seconds.append(clock() - start)
    return seconds
