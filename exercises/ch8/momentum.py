"""Write the optimizer momentum as a pair of functions, and a training that works with any optimizer.

Lesson: exercises/ch8/README.md#momentum

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

In both functions:

- `params` is any tree of arrays with at least one leaf: dicts, lists, tuples, NamedTuples, or classes registered with
  JAX. It may hold `None`, which is no leaf. A gradient has the containers, keys and shapes of the params.
- All arrays are float32 JAX arrays of any shape, and not weakly typed. All numbers are finite, in each step.
- Rounding is fine, so the order of the operations is yours.
- `rate` and `decay` are Python floats or float32 scalar arrays. They may be tracers. `decay` is from 0 to 1.
- The functions work inside `jax.jit` too, and so do the two functions of an optimizer. `steps` is a Python int even
  there.

You may write more functions of your own.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree

Params = PyTree[Float[Array, "..."]]


class Optimizer(NamedTuple):
    """Pairs the two functions of an optimizer.

    Their arguments are passed by position.

    Attributes:
        init: `init(params)` returns the state before the first step, any tree.
        update: `update(grads, state, params)` takes one step, and returns the new params and the new state, in a tuple.

    Checks:
        - descend takes as many steps as asked, with momentum and with any other optimizer
    """

    init: Callable[[Params], Any]
    update: Callable[[Params, Any, Params], tuple[Params, Any]]


def momentum(rate: float, decay: float) -> Optimizer:
    """Makes the optimizer momentum.

    Its state is the velocity: one array for each array of the params, in the same containers, with the same shapes and
    dtypes. `init` starts with zeros. For each array, `update` computes

        new velocity = decay * velocity + gradient
        new param = param - rate * new velocity

    The two functions keep nothing for themselves. So one optimizer can serve several trainings in turns.

    Args:
        rate: the learning rate.
        decay: which share of the old velocity stays.

    Returns:
        An `Optimizer` with the two functions.

    Example:
        >>> optimizer = momentum(0.5, 0.75)
        >>> params = {"w": jnp.array([1.0, 2.0])}
        >>> state = optimizer.init(params)
        >>> params, state = optimizer.update({"w": jnp.array([4.0, 0.0])}, state, params)
        >>> params, state = optimizer.update({"w": jnp.array([0.0, 4.0])}, state, params)
        >>> print(params, state)
        {'w': Array([-2.5,  0. ], dtype=float32)} {'w': Array([3., 4.], dtype=float32)}

    Checks:
        - init starts with a velocity of zeros, in the containers of the params
        - update follows the formula, for any tree
        - a velocity goes through jax.lax.scan, and each step uses the one before
        - one optimizer serves two trainings at once
        - descend takes as many steps as asked, with momentum and with any other optimizer
        - no Python loop runs over the steps: more steps make no program longer
    """
    # TODO: about 8 lines.
    raise NotImplementedError("momentum")


def descend(optimizer: Optimizer, gradient: Callable[[Params], Params], params: Params, steps: int) -> Params:
    """Takes `steps` steps with any optimizer.

    - It starts with `optimizer.init(params)`. Each step calls `gradient` with the params as they are then, and passes
      the result to `optimizer.update`.
    - It knows nothing about the state: any tree of arrays may be a state, and `()` too. You may rely on the optimizer:
      its `update` keeps the containers, shapes and dtypes of params and state.
    - No Python loop runs over the steps. With `momentum`, one array as params, and a gradient of one operation, the
      whole program of a traced call has at most 60 operations. This holds for any number of steps.

    Args:
        optimizer: the pair of functions.
        gradient: a function from params to their gradient.
        params: where the first step starts.
        steps: how many steps, at least 1.

    Returns:
        The params after the last step.

    Example:
        >>> gradient = jax.grad(lambda params: jnp.sum((params["w"] - 3.0) ** 2))
        >>> params = descend(momentum(0.1, 0.5), gradient, {"w": jnp.zeros(2)}, steps=60)
        >>> print(params)
        {'w': Array([3., 3.], dtype=float32)}

    Checks:
        - descend takes as many steps as asked, with momentum and with any other optimizer
        - no Python loop runs over the steps: more steps make no program longer
    """
    # TODO: about 5 lines.
    raise NotImplementedError("descend")
