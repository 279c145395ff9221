import functools
import itertools
from collections.abc import Callable, Sequence
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.jit(static_argnames="score")
def _move(score, mean, batch, count):
    return mean + (score(batch) - mean) / count


def running_means(
    score: Callable[[Float[Array, " rows"]], Float[Array, ""]], batches: Sequence[Float[Array, " rows"]]
) -> list[Float[Array, ""]]:
    mean = jnp.zeros(())
    means = []
    for count, batch in enumerate(batches, start=1):
        mean = _move(score, mean, batch, count)
        means.append(mean)
    return means


@jax.jit(static_argnames="score")
def _score_at(score, batch, temperature):
    return jnp.asarray(score(batch, temperature), jnp.float32)


def scores_at(
    score: Callable[[Float[Array, " rows"], Float[Array, ""]], Float[Array, ""]],
    batch: Float[Array, " rows"],
    temperatures: Sequence[float | Float[Array, ""]],
) -> list[Float[Array, ""]]:
    return [_score_at(score, batch, jnp.asarray(t, jnp.float32)) for t in temperatures]
