"""Differentiate the solution of an equation, and not the loop that found it.

Lesson: exercises/ch4/README.md#implicit_root

Your code changes no argument, no global and no setting of JAX, and it prints nothing.
"""

from collections.abc import Callable
from functools import partial

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def fixed_point(
    step: Callable[[PyTree, Array], Float[Array, " numbers"]],
    params: PyTree[Float[Array, "..."]],
    start: Float[Array, " numbers"],
) -> Float[Array, " numbers"]:
    """Finds the x that a step leaves where it is: x == step(params, x). Its gradient does not go through the loop.

    The point:

    - It starts with x = start, and repeats x = step(params, x). If several points stay where they are, it finds the one
      that the start leads to.
    - Each step takes away at least 30 % of the distance to the point (the length of the difference), on the way and
      anywhere near the point. So 60 steps are always enough. You may also stop as soon as no number of x moves by more
      than 1e-6: the checks choose numbers for which that always happens.

    Its gradient, in reverse mode (`jax.grad`, `jax.vjp`):

    - With respect to `params`, it is what the implicit function theorem gives, at the point.
    - With respect to `start`, it is 0.
    - The traced gradient keeps neither all steps, nor a Jacobian with respect to all of `params`. If x has at least 6
      numbers, n, it has no array of more than 2 * n * n elements.
    - The traced gradient has at most 400 operations, if `step` has at most 8. So no Python loop runs over the steps.

    It works inside `jax.jit` too. Forward mode, `jax.vmap` and second derivatives are not asked for. You may write more
    functions of your own.

    Args:
        step: a pure function of JAX. It takes its arguments by position only, and returns the next x. All that a
            gradient is taken of stands in `params`. It makes no array that is larger than those of `params` and x.
        params: a dict, list or tuple that holds float32 arrays, or other such containers. Or it is a single array. No
            array has more than n * n elements.
        start: the first x, n numbers, float32. There is at least one.

    Returns:
        The point, float32.

    Example:
        >>> def halfway(params, x):
        ...     return (x + params) / 2
        >>> goal, start = jnp.array([1.0, -2.0]), jnp.zeros(2)
        >>> print(fixed_point(halfway, goal, start).round(4))
        [ 1. -2.]
        >>> print(jax.grad(lambda goal: fixed_point(halfway, goal, start)[0])(goal))
        [1. 0.]

    Checks:
        - fixed_point goes on until x stays where it is, and the start decides which point it finds
        - the gradient with respect to params is that of the implicit function theorem
        - the gradient is right for any step and any tree of params
        - the gradient with respect to the start is 0
        - the gradient keeps neither all steps, nor a Jacobian with respect to all params
        - no Python loop runs over the steps: the program of the gradient is short
    """
    # TODO: about 20 lines, in this function and some of your own.
    raise NotImplementedError("fixed_point")
