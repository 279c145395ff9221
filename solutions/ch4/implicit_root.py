"""Differentiate the solution of an equation, and not the loop that found it.

Lesson: exercises/ch4/README.md#implicit_root

Your code changes no argument, no global and no setting of JAX, and it prints nothing.
"""

from collections.abc import Callable
from functools import partial

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


@partial(jax.custom_vjp, nondiff_argnums=(0,))
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

    # Nothing is differentiated here: reverse mode calls the rules below instead. A `while_loop` has no reverse mode.
    # The carry holds the last two x, so that the condition can compare them.
    def moves(carry: tuple[Array, Array]) -> Array:
        before, x = carry
        return jnp.max(jnp.abs(x - before)) > 1e-6

    def advance(carry: tuple[Array, Array]) -> tuple[Array, Array]:
        _, x = carry
        return x, step(params, x)

    return jax.lax.while_loop(moves, advance, (start, step(params, start)))[1]


def _forward(step: Callable, params: PyTree, start: Array) -> tuple[Array, tuple[PyTree, Array]]:
    x = fixed_point(step, params, start)
    # The backward rule needs the equation and its solution. It does not need the start, or a step on the way.
    return x, (params, x)


def _backward(step: Callable, kept: tuple[PyTree, Array], cotangent: Array) -> tuple[PyTree, None]:
    params, x = kept
    # At the point, dx = (step's slopes in params) dp + J dx. So (I - J) dx = (slopes) dp. Backwards, the cotangent of x
    # meets the inverse of I - J first, and it meets it transposed.
    jacobian = jax.jacobian(step, argnums=1)(params, x)
    pulled = jnp.linalg.solve((jnp.eye(x.size) - jacobian).T, cotangent)
    # `vjp` multiplies by the slopes in params without ever writing them down. A Jacobian would be far larger.
    _, pull = jax.vjp(lambda params: step(params, x), params)
    # None is zero in the form of the start: from any start near by, the loop comes to the same point.
    return *pull(pulled), None


fixed_point.defvjp(_forward, _backward)
