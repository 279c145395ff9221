"""Multiply by a Hessian without making it: how the gradient changes along one direction.

Lesson: exercises/ch4/README.md#hessian_vector_product

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

Both functions work inside `jax.jit` too, and inside `jax.vmap` over directions. All arrays are float32, and all numbers
are finite. A *tree of arrays* is an array, or a dict, list or tuple of trees of arrays. It has at least one array, and
an array may have shape (). Below, n counts all numbers in `params`, and H is the Hessian of `fn` at `params`, with n
rows and n columns.

- If `fn` makes no array of more than n elements, a traced call makes no array of more than 16 * n elements. So H is
  never made.
- No loop runs over the n numbers, not even one of JAX's such as `lax.map`. A Python loop over the arrays of a tree is
  fine. For a short `fn` of one vector without loops, a traced call has at most 120 operations, and no loop of JAX.
- Use derivatives. The difference of two gradients at nearby places is not exact enough in float32.
"""

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def hessian_vector_product(
    fn: Callable[[PyTree], Float[Array, ""]],
    params: PyTree[Float[Array, "..."]],
    direction: PyTree[Float[Array, "..."]],
) -> PyTree[Float[Array, "..."]]:
    """Computes H times `direction`: how the gradient of `fn` changes, if `params` moves in this direction.

    For the whole tree at once: number i of the result is the sum over all n numbers j of

        (d^2 fn / d params[i] d params[j]) * direction[j]

    So a direction in one array of the tree may change the gradient of another one.

    Args:
        fn: `fn(params)` returns a scalar. It is a pure function with smooth derivatives, and JAX can differentiate it
            as often as you like, in forward mode and in reverse mode. It has no `jax.custom_jvp`, no `jax.custom_vjp`
            and no `stop_gradient`.
        params: a tree of arrays.
        direction: a tree with the containers and shapes of `params`. It may be 0. Its length is at most 100.

    Returns:
        A tree with the containers and shapes of `params`.

    Example:
        >>> def fn(params):
        ...     return params["w"][0] ** 2 * params["w"][1] + 5 * params["w"][1] * params["b"]
        >>> params = {"w": jnp.array([3.0, 1.0]), "b": jnp.array(2.0)}
        >>> direction = {"w": jnp.array([1.0, 10.0]), "b": jnp.array(0.0)}
        >>> change = hessian_vector_product(fn, params, direction)
        >>> print(change["w"], change["b"])
        [62.  6.] 50.0

    Checks:
        - hessian_vector_product agrees with the Hessian of a function of one array
        - params may be any tree: a direction in one array changes the gradient of the others
        - no array of a traced call has more than 16 * n elements: the Hessian is never made
        - no loop runs over the numbers: more of them do not make a program longer
    """
    # TODO: about 1 line.
    raise NotImplementedError("hessian_vector_product")


def best_step(
    fn: Callable[[PyTree], Float[Array, ""]],
    params: PyTree[Float[Array, "..."]],
    direction: PyTree[Float[Array, "..."]],
) -> Float[Array, ""]:
    """Returns how far to go in a direction, to the lowest point of the parabola that `fn` looks like here.

        slope     = the dot product of the gradient of `fn` at `params` and `direction`
        bend      = the dot product of `direction` and H times `direction`
        best_step = -slope / bend

    A dot product is the sum of all n products of numbers in the same places, over all arrays of the tree. If `fn` is
    itself a parabola along this line, then `params + best_step * direction` is its lowest point.

    Args:
        fn: as above.
        params: a tree of arrays.
        direction: a tree with the containers and shapes of `params`. It need not point downhill, and its length need
            not be 1. The bend is between 0.001 and 10,000.

    Returns:
        The step, a scalar. It is negative if `fn` falls in the opposite direction.

    Example:
        >>> def fn(params):
        ...     return jnp.sum((params - jnp.array([3.0, 1.0])) ** 2)
        >>> best_step(fn, jnp.array([1.0, 1.0]), jnp.array([0.5, 0.0]))
        Array(4., dtype=float32)

    Checks:
        - best_step is minus the slope over the bend, for any tree and any direction
        - no array of a traced call has more than 16 * n elements: the Hessian is never made
        - no loop runs over the numbers: more of them do not make a program longer
    """
    # TODO: about 4 lines.
    raise NotImplementedError("best_step")
