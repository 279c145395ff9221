# breaks: "JAX traces it once for all temperatures.": the Python loop inside of jit calls score once for each temperature while it traces.
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
    total = jnp.zeros(())
    means = []
    for count, batch in enumerate(batches, start=1):
        total = _add_score(score, total, batch)
        means.append(total / count)
    return means


@jax.jit(static_argnames="score")
def _scores(score, batch, temperatures):
    return [jnp.asarray(score(batch, t), jnp.float32) for t in temperatures]


def scores_at(
    score: Callable[[Float[Array, " rows"], Float[Array, ""]], Float[Array, ""]],
    batch: Float[Array, " rows"],
    temperatures: Sequence[float | Float[Array, ""]],
) -> list[Float[Array, ""]]:
    return _scores(score, batch, [jnp.asarray(t, jnp.float32) for t in temperatures])
