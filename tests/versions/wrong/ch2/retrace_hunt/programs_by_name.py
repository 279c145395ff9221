# breaks: "Result i is `score(batch, temperatures[i])`.": two lambdas of the same place have one name, so the second one gets the scores of the first.
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

_programs = {}


def scores_at(
    score: Callable[[Float[Array, " rows"], Float[Array, ""]], Float[Array, ""]],
    batch: Float[Array, " rows"],
    temperatures: Sequence[float | Float[Array, ""]],
) -> list[Float[Array, ""]]:
    name = getattr(score, "__qualname__", repr(score))
    if name not in _programs:
        _programs[name] = jax.jit(lambda batch, t: jnp.asarray(score(batch, t), jnp.float32))
    return [_programs[name](batch, jnp.asarray(t, jnp.float32)) for t in temperatures]
