import functools
import itertools
from collections.abc import Callable, Sequence
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@functools.partial(jax.jit, static_argnums=0)
def _step(score, state, batch):
    total = state["total"] + score(batch)
    count = state["count"] + 1
    return {"total": total, "count": count}, total / count


def running_means(
    score: Callable[[Float[Array, " rows"]], Float[Array, ""]], batches: Sequence[Float[Array, " rows"]]
) -> list[Float[Array, ""]]:
    state = {"total": jnp.zeros((), jnp.float32), "count": jnp.zeros((), jnp.int32)}
    means = []
    for batch in batches:
        state, mean = _step(score, state, batch)
        means.append(mean)
    return means


@functools.partial(jax.jit, static_argnums=0)
def _at(score, batch, temperature):
    return jax.lax.convert_element_type(score(batch, temperature), jnp.float32)


def scores_at(
    score: Callable[[Float[Array, " rows"], Float[Array, ""]], Float[Array, ""]],
    batch: Float[Array, " rows"],
    temperatures: Sequence[float | Float[Array, ""]],
) -> list[Float[Array, ""]]:
    scores = []
    for temperature in temperatures:
        scores.append(_at(score, batch, jnp.float32(temperature)))
    return scores
