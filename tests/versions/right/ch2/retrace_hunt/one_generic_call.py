import functools
import itertools
from collections.abc import Callable, Sequence
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def _call(score, *args):
    return jnp.asarray(score(*args), jnp.float32)


_compiled_call = jax.jit(_call, static_argnums=0)


@jax.jit
def _mean_so_far(total, count):
    return total / count


def running_means(
    score: Callable[[Float[Array, " rows"]], Float[Array, ""]], batches: Sequence[Float[Array, " rows"]]
) -> list[Float[Array, ""]]:
    def stream():
        total, count = jnp.zeros(()), 0
        for batch in batches:
            total, count = total + _compiled_call(score, batch), count + 1
            yield _mean_so_far(total, count)

    return list(stream())


def scores_at(
    score: Callable[[Float[Array, " rows"], Float[Array, ""]], Float[Array, ""]],
    batch: Float[Array, " rows"],
    temperatures: Sequence[float | Float[Array, ""]],
) -> list[Float[Array, ""]]:
    return [_compiled_call(score, batch, jnp.asarray(t, dtype="float32")) for t in temperatures]
