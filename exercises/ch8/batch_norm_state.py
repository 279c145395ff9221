"""Repair batch normalization: training and evaluation mix up their statistics, and a loop forgets them.

Lesson: exercises/ch8/README.md#batch_norm_state

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

The functions below run, and two of them are wrong. In all of them:

- `stats` is a `Stats`, the *running statistics*. Its variances are from 0 to 100.
- A batch has from 1 to 20 examples, and at least one feature. If it has more than one example, the standard deviation
  of each feature is at least 0.003.
- The mean of a batch is that of each feature over the examples. Its variance is the mean of (x - mean) ** 2: divide by
  the number of examples.
- All arrays are float32 JAX arrays. The numbers in batches and means are between -10 and 10. `decay` is a Python float
  or a float32 scalar array, from 0 to 1.
- Rounding is fine: a normalized number may be off by 0.0005, or by 0.0005 times its size. For the running statistics,
  the limit is 0.00001 in place of 0.0005.
- The functions work inside `jax.jit` too. `training` is a Python bool even there.

You may write more functions of your own.
"""

from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


class Stats(NamedTuple):
    """Holds the running statistics of each feature.

    Attributes:
        mean: a moving average of the means of batches.
        variance: a moving average of their variances.

    Checks:
        - in training, a batch is normalized by its own mean and variance
        - in training, both running statistics move towards those of the batch
        - in evaluation, the running statistics normalize, and each example is for itself
        - in evaluation, the running statistics stay as they are
        - train passes the running statistics from batch to batch
        - no Python loop runs over the batches: more of them make no program longer
    """

    mean: Float[Array, " features"]
    variance: Float[Array, " features"]


def normalize(
    x: Float[Array, "batch features"], mean: Float[Array, " features"], variance: Float[Array, " features"]
) -> Float[Array, "batch features"]:
    """Subtracts a mean and divides by the root of a variance. This function is right, and you may use it.

    Args:
        x: a batch of examples.
        mean: one for each feature.
        variance: one for each feature.

    Returns:
        (x - mean) / sqrt(variance + 0.00001).

    Example:
        >>> print(normalize(jnp.array([[5.0], [1.0]]), jnp.array([1.0]), jnp.array([4.0])))
        [[2.]
         [0.]]

    Checks:
        - in training, a batch is normalized by its own mean and variance
    """
    return (x - mean) / jnp.sqrt(variance + 1e-5)


def batch_norm(
    stats: Stats, x: Float[Array, "batch features"], decay: float, training: bool
) -> tuple[Stats, Float[Array, "batch features"]]:
    """Normalizes one batch, in training or in evaluation.

    In training:

    - The batch is normalized by its own mean and variance. The running statistics do not matter for this.
    - The running statistics move: each becomes decay * (what it was) + (1 - decay) * (that of the batch).

    In evaluation:

    - The batch is normalized by the running statistics, so no example depends on the others.
    - The running statistics stay exactly as they are: the same numbers come back.

    Args:
        stats: the running statistics before this batch.
        x: a batch of examples.
        decay: which share of the old statistics stays.
        training: True in training, and False in evaluation.

    Returns:
        The running statistics after this batch, and the normalized batch.

    Example:
        >>> stats = Stats(jnp.array([0.0]), jnp.array([1.0]))
        >>> stats, output = batch_norm(stats, jnp.array([[5.0], [1.0]]), 0.5, training=True)
        >>> print(stats.mean, stats.variance)
        [1.5] [2.5]
        >>> print(output)
        [[ 1.]
         [-1.]]
        >>> stats, output = batch_norm(stats, jnp.array([[1.5]]), 0.5, training=False)
        >>> print(stats.mean, stats.variance, output.tolist())
        [1.5] [2.5] [[0.0]]

    Checks:
        - in training, a batch is normalized by its own mean and variance
        - in training, both running statistics move towards those of the batch
        - in evaluation, the running statistics normalize, and each example is for itself
        - in evaluation, the running statistics stay as they are
    """
    # TODO: repair this function.
    mean, variance = jnp.mean(x, axis=0), jnp.var(x, axis=0)
    stats = Stats(decay * stats.mean + (1 - decay) * mean, decay * stats.variance + (1 - decay) * variance)
    if training:
        return stats, normalize(x, mean, stats.variance)
    return stats, normalize(x, stats.mean, stats.variance)


def train(
    stats: Stats, batches: Float[Array, "batches batch features"], decay: float
) -> tuple[Stats, Float[Array, "batches batch features"]]:
    """Normalizes many batches in training, one after another.

    Each batch moves the running statistics that the batch before it returned. No Python loop runs over the batches. The
    whole program of a traced call has at most 150 operations, for any number of batches.

    Args:
        stats: the running statistics before the first batch.
        batches: at least one batch. All have the same number of examples.
        decay: which share of the old statistics stays after each batch.

    Returns:
        The running statistics after the last batch, and the normalized batches in their order.

    Example:
        >>> stats = Stats(jnp.array([0.0]), jnp.array([1.0]))
        >>> batches = jnp.array([[[5.0], [1.0]], [[9.0], [7.0]]])
        >>> stats, outputs = train(stats, batches, 0.5)
        >>> print(stats.mean, stats.variance)
        [4.75] [1.75]

    Checks:
        - train passes the running statistics from batch to batch
        - no Python loop runs over the batches: more of them make no program longer
    """

    # TODO: repair this function.
    def step(_, x):
        return batch_norm(stats, x, decay, training=True)

    return jax.lax.scan(step, stats, batches)
