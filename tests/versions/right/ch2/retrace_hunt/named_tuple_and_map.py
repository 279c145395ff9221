import functools
import itertools
from collections.abc import Callable, Sequence
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


class _Running(NamedTuple):
    total: Array
    count: Array

    @property
    def mean(self):
        return self.total / self.count


@jax.jit(static_argnames="score")
def _observe(running, batch, score):
    running = _Running(running.total + score(batch), running.count + 1)
    return running, running.mean


def running_means(
    score: Callable[[Float[Array, " rows"]], Float[Array, ""]], batches: Sequence[Float[Array, " rows"]]
) -> list[Float[Array, ""]]:
    running = _Running(jnp.zeros(()), jnp.zeros(()))
    means = []
    for batch in batches:
        running, mean = _observe(running, batch, score)
        means.append(mean)
    return means


@jax.jit(static_argnames="score")
def _map_scores(score, batch, temperatures):
    def at(temperature):
        return jnp.asarray(score(batch, temperature), jnp.float32)

    return list(jax.lax.map(at, jnp.stack(temperatures)))


def scores_at(
    score: Callable[[Float[Array, " rows"], Float[Array, ""]], Float[Array, ""]],
    batch: Float[Array, " rows"],
    temperatures: Sequence[float | Float[Array, ""]],
) -> list[Float[Array, ""]]:
    return _map_scores(score, batch, tuple(jnp.asarray(t, jnp.float32) for t in temperatures))
