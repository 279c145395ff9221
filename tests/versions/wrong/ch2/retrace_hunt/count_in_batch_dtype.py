# breaks: "Result i is the mean of `score(batches[0])`, ..., `score(batches[i])`.": with more than 256 bfloat16 batches the count sticks at 256 and the means grow too large.
import functools
import itertools
from collections.abc import Callable, Sequence
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.jit(static_argnames="score")
def _step(score, total, count, batch):
    total = total + score(batch)
    count = count + 1
    return total, count, total / count


def running_means(
    score: Callable[[Float[Array, " rows"]], Float[Array, ""]], batches: Sequence[Float[Array, " rows"]]
) -> list[Float[Array, ""]]:
    total = jnp.zeros(())
    count = jnp.zeros_like(batches[0], shape=())
    means = []
    for batch in batches:
        total, count, mean = _step(score, total, count, batch)
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
