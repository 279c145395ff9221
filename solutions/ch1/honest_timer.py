"""Time a JAX function honestly: wait for its result, and leave out the compilation.

Lesson: exercises/ch1/README.md#honest_timer

Your code changes no argument, no global and no setting of JAX, and it prints nothing.
"""

import time
from collections.abc import Callable
from typing import Any

import jax


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    """Times calls of `fn(*args)`, without the cost of the first call.

    Calls `fn(*args)` exactly `repeats + 1` times. The first call is the warm-up, which may compile. It is
    not timed, and the first timed call begins only when the result of the warm-up is ready. Each later call
    is timed on its own, from just before the call until every leaf of its result is ready.

    Args:
        fn: function to time. It is often jitted already, so call it as it is. Its result is any pytree:
            one array, or a container of arrays (tuple, list, dict, registered class), nested or not. The
            checks use fake arrays with a method `block_until_ready`, which `jax.block_until_ready` calls. So do
            not look for leaves with `isinstance(leaf, jax.Array)`.
        args: arguments of each call.
        repeats: number of calls to time, at least 1.
        clock: returns the current time in seconds. Read only this clock, because the checks pass a fake one.
            You may read it as often as you like.

    Returns:
        The seconds that each timed call took, in the order of the calls: a list of `repeats` Python floats.

    Example:
        >>> import jax.numpy as jnp
        >>> seconds = time_calls(jnp.sin, jnp.ones(3), repeats=2)
        >>> len(seconds)
        2

    Checks:
        - the timer waits until the result is ready
        - the timer waits for every leaf of a nested result
        - the first call, which compiles, is not timed
        - each timed call has its own time, in the order of the calls
        - each time of a real jitted function is about as long as fn takes, without the compilation
    """
    # The first call traces and compiles. We wait for it as well: if the device were still busy with it,
    # the first timed call would have to wait for the device.
    jax.block_until_ready(fn(*args))
    seconds = []
    for _ in range(repeats):
        start = clock()
        # Dispatch is asynchronous: `fn` returns before its arrays are computed. This function waits for
        # every leaf of any pytree. The method `.block_until_ready()` exists only on a single array.
        jax.block_until_ready(fn(*args))
        seconds.append(clock() - start)
    return seconds
