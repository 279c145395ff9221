# another way: Maps the score over all temperatures with `jax.vmap`: one call, and a program for each count.

import functools
import itertools
from collections.abc import Callable, Sequence
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.jit(static_argnums=0)
def _add(score, total, batch):
    return jnp.add(total, score(batch))


def running_means(
    score: Callable[[Float[Array, " rows"]], Float[Array, ""]], batches: Sequence[Float[Array, " rows"]]
) -> list[Float[Array, ""]]:
    totals = itertools.accumulate(batches, functools.partial(_add, score), initial=jnp.zeros(()))
    return [total / count for count, total in enumerate(totals) if count > 0]


@jax.jit(static_argnames="score")
def _all_scores(batch, temperatures, score):
    def at(temperature):
        return jnp.asarray(score(batch, temperature), jnp.float32)

    return jax.vmap(at)(temperatures)


def scores_at(
    score: Callable[[Float[Array, " rows"], Float[Array, ""]], Float[Array, ""]],
    batch: Float[Array, " rows"],
    temperatures: Sequence[float | Float[Array, ""]],
) -> list[Float[Array, ""]]:
    stacked = jnp.stack([jnp.asarray(t, jnp.float32) for t in temperatures])
    return list(_all_scores(batch, stacked, score=score))
