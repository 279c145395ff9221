# breaks: "`score` runs only under `jit`.": the score of the first batch runs outside of jit, in every call.
import functools
import itertools
from collections.abc import Callable, Sequence
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.jit(static_argnames="score")
def _add_score(score, total, batch):
    return total + score(batch)


def running_means(
    score: Callable[[Float[Array, " rows"]], Float[Array, ""]], batches: Sequence[Float[Array, " rows"]]
) -> list[Float[Array, ""]]:
    total = jnp.asarray(score(batches[0]), jnp.float32)
    means = [total]
    for count, batch in enumerate(batches[1:], start=2):
        total = _add_score(score, total, batch)
        means.append(total / count)
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
