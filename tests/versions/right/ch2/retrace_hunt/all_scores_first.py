import functools
import itertools
from collections.abc import Callable, Sequence
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.jit(static_argnames=("score",))
def _run(score, batch):
    return jnp.float32(score(batch))


@jax.jit
def _push(total, count, value):
    return total + value, count + 1.0, (total + value) / (count + 1.0)


def running_means(
    score: Callable[[Float[Array, " rows"]], Float[Array, ""]], batches: Sequence[Float[Array, " rows"]]
) -> list[Float[Array, ""]]:
    values = [_run(score, batch) for batch in batches]
    total = count = jnp.zeros((), jnp.float32)
    means = []
    for value in values:
        total, count, mean = _push(total, count, value)
        means.append(mean)
    return means


class _Scorer:
    @staticmethod
    @jax.jit(static_argnames="score")
    def run(batch, temperature, *, score):
        return jnp.float32(score(batch, temperature))

    @staticmethod
    def temperature(number):
        return jnp.array(number, jnp.float32)


def scores_at(
    score: Callable[[Float[Array, " rows"], Float[Array, ""]], Float[Array, ""]],
    batch: Float[Array, " rows"],
    temperatures: Sequence[float | Float[Array, ""]],
) -> list[Float[Array, ""]]:
    return [_Scorer.run(batch, _Scorer.temperature(t), score=score) for t in temperatures]
