# breaks: "`score` gets each temperature as a float32 that is not weakly typed": a JAX scalar is passed on as it is, so jnp.bfloat16(2) stays bfloat16 and jnp.asarray(2.0) stays weak.
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
def _score_at(score, batch, temperature):
    return jnp.asarray(score(batch, temperature), jnp.float32)


def scores_at(
    score: Callable[[Float[Array, " rows"], Float[Array, ""]], Float[Array, ""]],
    batch: Float[Array, " rows"],
    temperatures: Sequence[float | Float[Array, ""]],
) -> list[Float[Array, ""]]:
    strong = [t if isinstance(t, jax.Array) else jnp.asarray(t, jnp.float32) for t in temperatures]
    return [_score_at(score, batch, t) for t in strong]
