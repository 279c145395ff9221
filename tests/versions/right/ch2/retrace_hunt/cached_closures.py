# another way: Keeps a jitted closure for each score with `functools.cache`, so each score stays in memory.

import functools
import itertools
from collections.abc import Callable, Sequence
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@functools.cache
def _adder(score):
    @jax.jit
    def add(total, batch):
        return total + score(batch)

    return add


@functools.cache
def _scorer(score):
    @jax.jit
    def run(batch, temperature):
        return jnp.asarray(score(batch, temperature), dtype=jnp.float32)

    return run


def running_means(
    score: Callable[[Float[Array, " rows"]], Float[Array, ""]], batches: Sequence[Float[Array, " rows"]]
) -> list[Float[Array, ""]]:
    add = _adder(score)
    total = jnp.asarray(0, jnp.float32)
    means = []
    for i in range(len(batches)):
        total = add(total, batches[i])
        means.append(total / (i + 1))
    return means


def scores_at(
    score: Callable[[Float[Array, " rows"], Float[Array, ""]], Float[Array, ""]],
    batch: Float[Array, " rows"],
    temperatures: Sequence[float | Float[Array, ""]],
) -> list[Float[Array, ""]]:
    run = _scorer(score)
    return [run(batch, t) for t in map(jnp.float32, temperatures)]
