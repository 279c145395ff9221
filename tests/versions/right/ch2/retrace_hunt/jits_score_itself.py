# another way: Calls `jax.jit(score)` anew each time: JAX finds the programs, because `score` is the same object.

import functools
import itertools
from collections.abc import Callable, Sequence
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.jit
def _update(total, value, count):
    total = total + value
    return total, total / count


def running_means(
    score: Callable[[Float[Array, " rows"]], Float[Array, ""]], batches: Sequence[Float[Array, " rows"]]
) -> list[Float[Array, ""]]:
    compiled = jax.jit(score)
    total = jnp.zeros((), dtype=jnp.float32)
    means = []
    for count, batch in enumerate(batches, 1):
        total, mean = _update(total, compiled(batch), count)
        means.append(mean)
    return means


def scores_at(
    score: Callable[[Float[Array, " rows"], Float[Array, ""]], Float[Array, ""]],
    batch: Float[Array, " rows"],
    temperatures: Sequence[float | Float[Array, ""]],
) -> list[Float[Array, ""]]:
    compiled = jax.jit(score)
    strong = [jnp.array(t, dtype=jnp.float32) for t in temperatures]
    return [compiled(batch, t).astype(jnp.float32) for t in strong]
