# breaks: "After one stream, another one with the same `score` and batches of the same shape and dtype traces nothing at all, even if it has another length.": jnp.stack and jnp.cumsum compile for each new number of batches.
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
    scores = jnp.stack([_run(score, batch) for batch in batches])
    return list(jnp.cumsum(scores) / jnp.arange(1, len(batches) + 1))


@jax.jit(static_argnames="score")
def _score_at(score, batch, temperature):
    return jnp.asarray(score(batch, temperature), jnp.float32)


def scores_at(
    score: Callable[[Float[Array, " rows"], Float[Array, ""]], Float[Array, ""]],
    batch: Float[Array, " rows"],
    temperatures: Sequence[float | Float[Array, ""]],
) -> list[Float[Array, ""]]:
    return [_score_at(score, batch, jnp.asarray(t, jnp.float32)) for t in temperatures]
