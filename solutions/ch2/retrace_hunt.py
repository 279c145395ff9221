"""Avoid unnecessary recompilation: four common causes and their fixes.

Lesson: exercises/ch2/README.md#retrace_hunt

Your code changes no argument, no global and no setting of JAX, and it prints nothing. A global may keep
compiled functions.
"""

from collections.abc import Callable, Sequence

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


# These two are made once, when the module is imported. A jitted function made inside `running_means` would be new in
# each call, and so would its programs. `score` is static, so JAX finds the program again by the function object.
@jax.jit(static_argnames="score")
def _add_score(score, total, batch):
    return total + score(batch)


@jax.jit(static_argnames="score")
def _score_at(score, batch, temperature):
    return score(batch, temperature)


def running_means(
    score: Callable[[Float[Array, " rows"]], Float[Array, ""]], batches: Sequence[Float[Array, " rows"]]
) -> list[Float[Array, ""]]:
    """Returns the mean score of all batches so far, after each batch of a stream.

    Result i is the mean of `score(batches[0])`, ..., `score(batches[i])`. The batches arrive one by one, so a Python
    loop over them is fine.

    `score` runs only under `jit`. JAX traces it once for each shape and dtype of the batches. Later calls with the
    same `score` use the same program. After one stream, another one with the same `score` and batches of the
    same shape and dtype traces nothing at all, even if it has another length.

    A stream may have thousands of batches. So the work for a batch must not grow with the number of batches before it.

    Args:
        score: a pure function of one batch. It gives a finite number, and is slow unless it is compiled.
        batches: at least one batch, all of one shape and dtype, not weakly typed.

    Returns:
        A list with one JAX array for each batch: a float32 scalar.

    Example:
        >>> means = running_means(jnp.max, [jnp.array([1.0, 2.0]), jnp.array([6.0, 5.0])])
        >>> print(*means)
        2.0 4.0

    Checks:
        - each result of running_means is the mean score of all batches so far
        - score is traced once for batches of one shape, and later streams trace nothing
        - streams of any length, even thousands of batches, are right and compile nothing new
        - scoring a stream takes about as long as calling a compiled score for each batch
    """
    # The start is an array, like every later total. `0.0` would be weakly typed. That is another type, so it would
    # cost one more trace, used for the first batch only.
    total, means = jnp.zeros(()), []
    for count, batch in enumerate(batches, start=1):
        # The total keeps its shape. A stack of all scores so far would grow, and compile at each length.
        total = _add_score(score, total, batch)
        means.append(total / count)
    return means


def scores_at(
    score: Callable[[Float[Array, " rows"], Float[Array, ""]], Float[Array, ""]],
    batch: Float[Array, " rows"],
    temperatures: Sequence[float | Float[Array, ""]],
) -> list[Float[Array, ""]]:
    """Returns the score of one batch at each of several temperatures.

    Result i is `score(batch, temperatures[i])`. `score` gets each temperature as a float32 that is not weakly typed,
    so the temperature stays float32 next to a bfloat16 batch.

    `score` runs only under `jit`. JAX traces it once for all temperatures. A later call does not trace it again if
    these are the same: `score` itself, the shape and dtype of the batch, and the number of temperatures. With another
    number of temperatures, it may trace again.

    Args:
        score: a pure function of a batch and a temperature. It returns float32 if the temperature is float32, and is
            slow unless it is compiled.
        batch: the values to score, in float32 or another float dtype, not weakly typed.
        temperatures: at least one number. Python ints and floats, and NumPy and JAX scalars of any float dtype, may
            be mixed.

    Returns:
        A list with one JAX array for each temperature: a float32 scalar.

    Example:
        >>> batch = jnp.array([1.0, 2.0, 4.0])
        >>> scores = scores_at(lambda batch, t: jnp.sum(batch / t), batch, [2, 0.5, jnp.float32(7)])
        >>> print(*scores)
        3.5 14.0 1.0

    Checks:
        - each result is score(batch, t), and score gets t as a float32 that is not weakly typed
        - score is traced once for all temperatures, whatever kind of number each one is
    """
    # To `jit`, `2` is a weak int32, `0.5` a weak float32 and `jnp.float32(7)` a float32: three types, three programs.
    # Convert them first. Naming the dtype matters: without it, `jnp.asarray(0.5)` stays weak.
    return [_score_at(score, batch, jnp.asarray(t, jnp.float32)) for t in temperatures]
