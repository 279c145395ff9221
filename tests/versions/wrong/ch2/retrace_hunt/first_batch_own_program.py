# breaks: "JAX traces it once for each shape and dtype of the batches.": two batches trace score twice, in _first and in _add_score.
import functools
import itertools
from collections.abc import Callable, Sequence
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.jit(static_argnames="score")
def _first(score, batch):
    return jnp.asarray(score(batch), jnp.float32)


@jax.jit(static_argnames="score")
def _add_score(score, total, batch):
    return total + score(batch)


def running_means(
    score: Callable[[Float[Array, " rows"]], Float[Array, ""]], batches: Sequence[Float[Array, " rows"]]
) -> list[Float[Array, ""]]:
    total = _first(score, batches[0])
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
