# breaks: "a list of `repeats` Python floats": gives JAX float32 scalars, and large clock readings (such as 1e6 s) lose all the small differences.
import time
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp


def time_calls(
    fn: Callable[..., Any], *args: Any, repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    jax.block_until_ready(fn(*args))
    starts, ends = [], []
    for _ in range(repeats):
        starts.append(clock())
        jax.block_until_ready(fn(*args))
        ends.append(clock())
    return list(jnp.array(ends) - jnp.array(starts))
