# breaks: "A later call does not trace it again if these are the same": each call of scores_at makes a new partial and traces score again.
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


def scores_at(
    score: Callable[[Float[Array, " rows"], Float[Array, ""]], Float[Array, ""]],
    batch: Float[Array, " rows"],
    temperatures: Sequence[float | Float[Array, ""]],
) -> list[Float[Array, ""]]:
    compiled = jax.jit(functools.partial(score, batch))
    return [compiled(jnp.asarray(t, jnp.float32)).astype(jnp.float32) for t in temperatures]
