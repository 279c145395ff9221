# breaks: "So the work for a batch must not grow with the number of batches before it.": each mean adds up all scores so far, thousands of batches take quadratic time.
import functools
import itertools
from collections.abc import Callable, Sequence
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.jit(static_argnames="score")
def _run(score, batch):
    return jnp.asarray(score(batch), jnp.float32)


def running_means(
    score: Callable[[Float[Array, " rows"]], Float[Array, ""]], batches: Sequence[Float[Array, " rows"]]
) -> list[Float[Array, ""]]:
    scores, means = [], []
    for batch in batches:
        scores.append(_run(score, batch))
        means.append(sum(scores, start=jnp.zeros(())) / len(scores))
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
