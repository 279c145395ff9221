"""Write the optimizer Adam, with its state in a NamedTuple.

Lesson: exercises/ch8/README.md#adam

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

- `params` is any tree of arrays with at least one leaf: dicts, lists, tuples, NamedTuples, or classes registered with
  JAX. It may hold `None`, which is no leaf. A gradient has the containers, keys and shapes of the params.
- The arrays of params and gradients are float32 JAX arrays of any shape, and not weakly typed. All numbers are finite.
  A number of a gradient is 0, or its absolute value is between 0.00001 and 1,000.
- A state comes from `init`, from `update`, or from somebody who made an `AdamState`. Its step is at least 0.
- `rate`, `b1`, `b2` and `eps` are Python floats or float32 scalar arrays. They may be tracers. `rate` is from 0 to 1,
  `b1` from 0 to 0.95, `b2` from 0.5 to 0.999, and `eps` from 1e-8 to 1.
- All functions work inside `jax.jit` too.

You may write more functions of your own.
"""

from collections.abc import Callable
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int, PyTree

Params = PyTree[Float[Array, "..."]]


class AdamState(NamedTuple):
    """Holds all that Adam remembers between two steps.

    Attributes:
        step: how many steps were taken, an int32 scalar array.
        mean: a moving average of the gradients, in the containers of the params.
        variance: a moving average of their squares, in the containers of the params.

    Checks:
        - update keeps averages of the gradients and of their squares, for any tree
        - the first step is corrected in full, and later steps with their own number
    """

    step: Int[Array, ""]
    mean: Params
    variance: Params


class Optimizer(NamedTuple):
    """Pairs the two functions of an optimizer, as in `ch8/momentum`.

    Their arguments are passed by position.

    Attributes:
        init: `init(params)` returns the state before the first step.
        update: `update(grads, state, params)` takes one step, and returns the new params and the new state, in a tuple.
    """

    init: Callable[[Params], AdamState]
    update: Callable[[Params, AdamState, Params], tuple[Params, AdamState]]


def adam(rate: float, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8) -> Optimizer:
    """Makes the optimizer Adam.

    Its state is an `AdamState`. `init` starts with step 0 and zeros. Mean and variance have the shapes and dtypes of
    the params. `update` adds 1 to the step, and computes for each array

        new mean = b1 * mean + (1 - b1) * gradient
        new variance = b2 * variance + (1 - b2) * gradient ** 2
        m = new mean / (1 - b1 ** new step)
        v = new variance / (1 - b2 ** new step)
        new param = param - rate * m / (sqrt(v) + eps)

    - The state keeps the new mean and the new variance, not `m` and `v`.
    - Rounding is fine: each step may put a param off by 0.0001 * rate, plus 0.000001 times its own size.
    - The two functions keep nothing for themselves, so one optimizer can serve several trainings.

    Args:
        rate: the learning rate.
        b1: which share of the old mean stays.
        b2: which share of the old variance stays.
        eps: keeps the divisor above 0. It is added to the root.

    Returns:
        An `Optimizer` with the two functions.

    Example:
        >>> optimizer = adam(0.5)
        >>> params = {"w": jnp.array([1.0, 2.0, 3.0])}
        >>> state = optimizer.init(params)
        >>> params, state = optimizer.update({"w": jnp.array([0.01, -100.0, 0.0])}, state, params)
        >>> print(params["w"], state.step)
        [0.5 2.5 3. ] 1

    Checks:
        - init starts at step 0 in int32, with zeros in the containers of the params
        - update keeps averages of the gradients and of their squares, for any tree
        - the first step is corrected in full, and later steps with their own number
        - eps is added to the root, and a gradient of 0 is fine
        - a state goes through jax.lax.scan: many steps agree with the formula
        - one optimizer serves two trainings at once

    Reference:
        Kingma and Ba (2015), Adam: A Method for Stochastic Optimization, algorithm 1.
    """
    # TODO: about 12 lines.
    raise NotImplementedError("adam")
