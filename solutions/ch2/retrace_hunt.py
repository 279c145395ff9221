"""Keep the compile cache warm: four ways to compile for nothing, and none of them here.

Lesson: exercises/ch2/README.md#retrace_hunt
"""

import functools
from collections.abc import Callable, Sequence

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


# Made once, when the module is imported. `score` is static: the cache finds the program by the
# function itself, so the same `score` in the next call is found again.
@functools.partial(jax.jit, static_argnames="score")
def _add_score(score, total, batch):
    return total + score(batch)


@functools.partial(jax.jit, static_argnames="score")
def _score_at(score, batch, temperature):
    return score(batch, temperature)


def running_means(
    score: Callable[[Float[Array, " rows"]], Float[Array, ""]], batches: Sequence[Float[Array, " rows"]]
) -> list[Float[Array, ""]]:
    """The mean score of a stream of batches so far, after each batch.

    The i-th result is the mean of `score(batches[0])`, ..., `score(batches[i])`. The batches come one
    by one, so a Python loop over them is right; what it calls is jitted. Python runs `score` once, to
    trace it, for all batches of one shape and dtype together: for the whole of a stream, and for other
    streams with the same `score`, shorter or longer ones, in later calls. Nothing else that is compiled
    depends on how long the stream is: after a few batches, a longer stream traces nothing.

    Args:
        score: a pure function, slow unless it is compiled.
        batches: all of one shape and dtype; at least one.

    Returns:
        One float32 scalar for each batch, in a list.

    Example:
        >>> means = running_means(jnp.max, [jnp.array([1.0, 2.0]), jnp.array([6.0, 5.0])])
        >>> print(*means)
        2.0 4.0
    """
    # The start is an array, as every later total is. `0.0` would be a weakly typed float32: another
    # type, and so one more trace, for the first batch only.
    total, means = jnp.zeros(()), []
    for count, batch in enumerate(batches, start=1):
        # The total has one shape for ever; a stack of all the batches so far would grow.
        total = _add_score(score, total, batch)
        means.append(total / count)
    return means


def scores_at(
    score: Callable[[Float[Array, " rows"], Float[Array, ""]], Float[Array, ""]],
    batch: Float[Array, " rows"],
    temperatures: Sequence[float | Float[Array, ""]],
) -> list[Float[Array, ""]]:
    """The score of one batch at several temperatures.

    The i-th result is `score(batch, temperatures[i])`, with the temperature as float32, not weakly typed:
    next to a bfloat16 batch, it is float32 still. `score` is jitted here. Python runs it once, to trace it,
    for all temperatures together, whatever kind of number each of them is, and in later calls with the same
    `score` and as many temperatures not again.

    Args:
        score: a pure function, slow unless it is compiled.
        batch: what is scored, in float32 or another float dtype.
        temperatures: Python numbers (whole ones too), NumPy and JAX scalars of any float dtype, mixed; at
            least one.

    Returns:
        One float32 scalar for each temperature, in a list.

    Example:
        >>> batch = jnp.array([1.0, 2.0, 4.0])
        >>> scores = scores_at(lambda batch, t: jnp.sum(batch / t), batch, [2, 0.5, jnp.float32(7)])
        >>> print(*scores)
        3.5 14.0 1.0
    """
    # To `jit`, `2` is a weak int32, `0.5` a weak float32 and `jnp.float32(7)` a float32: three types,
    # three programs. Make them one type before they meet it.
    return [_score_at(score, batch, jnp.asarray(t, jnp.float32)) for t in temperatures]
