"""Keep a moving average of params, and take its bias away.

Lesson: exercises/ch6/README.md#ema_params

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

In all three functions:

- `params` is any tree of arrays. Its leaves are float32 or bfloat16, of any shape. All numbers are between -1,000 and
  1,000.
- `average` is a dict with two keys. `"mean"` holds a tree with the containers and shapes of `params`. All its leaves
  are float32. `"count"` is an int32 scalar array: the number of updates so far.
- `decay` is a Python float or a float32 scalar array, from 0 to 0.99. It is the same in all calls for one average.
- The functions work inside `jax.jit` too, and an average can be carried through `jax.lax.scan`.
"""

from typing import TypedDict

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int, PyTree

Params = PyTree[Float[Array, "..."]]


class Average(TypedDict):
    mean: PyTree[Float[Array, "..."]]
    count: Int[Array, ""]


def start_average(params: Params) -> Average:
    """Makes the average of nothing: zeros for the mean of each leaf, and a count of 0.

    Args:
        params: says which containers and shapes the mean has. Its numbers don't matter.

    Returns:
        An average that has seen no params.

    Example:
        >>> average = start_average({"w": jnp.ones(2, "bfloat16")})
        >>> print(average["mean"], average["count"])
        {'w': Array([0., 0.], dtype=float32)} 0

    Checks:
        - start_average and update_average give float32 means, and count in int32
        - debiased is the weighted mean of all params, after one update and after many
        - an average goes through jax.lax.scan, whatever the containers of params
    """
    # TODO: about 2 lines.
    raise NotImplementedError("start_average")


def update_average(average: Average, params: Params, decay: float) -> Average:
    """Lets params into the average: the new mean is decay * mean + (1 - decay) * params, and the count grows by 1.

    Everything is computed in float32, for bfloat16 params too.

    Args:
        average: the average so far.
        params: the next params.
        decay: which share of the old mean stays.

    Returns:
        The new average. `average` stays as it was.

    Example:
        >>> average = start_average({"w": jnp.zeros(2)})
        >>> average = update_average(average, {"w": jnp.array([1.0, 2.0])}, 0.75)
        >>> print(average["mean"], average["count"])
        {'w': Array([0.25, 0.5 ], dtype=float32)} 1

    Checks:
        - update_average keeps the share decay of the old mean
        - start_average and update_average give float32 means, and count in int32
        - small steps of bfloat16 params are not lost
        - debiased is the weighted mean of all params, after one update and after many
        - an average goes through jax.lax.scan, whatever the containers of params
    """
    # TODO: about 2 lines.
    raise NotImplementedError("update_average")


def debiased(average: Average, decay: float) -> Params:
    """Computes the weighted mean of all params that went in.

    The mean began with zeros, and they still have the weight decay ** count. So the mean is too small by the factor
    1 - decay ** count. Divide by it.

    Args:
        average: an average whose count is from 1 to 1,000.
        decay: the decay of its updates.

    Returns:
        The weighted mean of each leaf, in float32. If all params were equal, it equals them, but for rounding.

    Example:
        >>> average = start_average({"w": jnp.zeros(2)})
        >>> average = update_average(average, {"w": jnp.array([1.0, 2.0])}, 0.75)
        >>> print(debiased(average, 0.75))
        {'w': Array([1., 2.], dtype=float32)}

    Checks:
        - debiased is the weighted mean of all params, after one update and after many
        - an average goes through jax.lax.scan, whatever the containers of params
    """
    # TODO: about 2 lines.
    raise NotImplementedError("debiased")
