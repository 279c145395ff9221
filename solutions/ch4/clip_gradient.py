"""Change the gradient on its way back, and leave the value alone.

Lesson: exercises/ch4/README.md#clip_gradient

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

Both functions work inside `jax.jit`, `jax.vmap` and `lax.scan` too. They are called with two positional arguments. You
may decorate them, and write others beside them. All arrays are float32. The gradients that flow back are finite. Only
reverse mode is checked, and no second derivatives.

A *tree of arrays* is an array, or a dict, list or tuple that holds trees of arrays. It has at least one array, and no
array is empty.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


@jax.custom_vjp
def clip_gradient(x: PyTree[Float[Array, "..."]], limit: float | Float[Array, ""]) -> PyTree[Float[Array, "..."]]:
    """Returns `x` as it is, and clips each number of the gradient that flows back.

        value                             x
        gradient with respect to `x`      each number that flows back, clipped to [-limit, limit]
        gradient with respect to `limit`  0

    For `jnp.sum(3 * clip_gradient(x, 1.0))`, a 3 flows back to each number of `x`. So its gradient is 1.

    Args:
        x: a tree of arrays.
        limit: a Python float or an array of shape (), between 0.01 and 100. It may be a tracer, and `jax.vmap` may map
            it together with `x`.

    Returns:
        The numbers of `x`, in the same kinds of containers. The gradient with respect to `x` has these containers and
        shapes too.

    Example:
        >>> def loss(x):
        ...     return jnp.sum(jnp.array([3.0, 0.5, -2.0]) * clip_gradient(x, 1.0))
        >>> jax.grad(loss)(jnp.array([10.0, 20.0, 30.0]))
        Array([ 1. ,  0.5, -1. ], dtype=float32)

    Checks:
        - both functions return x as it is, also while JAX takes a gradient
        - clip_gradient clips each number that flows back, in any tree, and limit has the gradient 0
        - under vmap, each example has a limit and a norm of its own
        - in a scan, the gradient is limited at each step
    """
    # This runs if nobody asks for a gradient.
    return x


# A `custom_jvp` rule could not do this: it must be linear in the tangent, and clipping is not.
def _clip_forward(x: PyTree, limit: Array) -> tuple[PyTree, Array]:
    return x, limit  # the value, and what the way back needs


def _clip_backward(limit: Array, cotangents: PyTree) -> tuple[PyTree, None]:
    clipped = jax.tree.map(lambda leaf: jnp.clip(leaf, -limit, limit), cotangents)
    return clipped, None  # one for each argument; None stands for zeros


clip_gradient.defvjp(_clip_forward, _clip_backward)


@jax.custom_vjp
def clip_gradient_norm(
    x: PyTree[Float[Array, "..."]], max_norm: float | Float[Array, ""]
) -> PyTree[Float[Array, "..."]]:
    """Returns `x` as it is, and shortens the gradient that flows back if it is too long.

        norm                                 the square root of the sum of the squares of all numbers that flow back,
                                             over all arrays of the tree
        value                                x
        gradient with respect to `x`         all that flows back, times max_norm / norm     if norm > max_norm
                                             all that flows back, unchanged                 otherwise
        gradient with respect to `max_norm`  0

    The norm is 0, or between 1e-3 and 1e6. If it is 0, the gradient is 0. If you add 1e-6 to the norm, small gradients
    become too short, and that counts as wrong.

    Args:
        x: a tree of arrays.
        max_norm: of the same kind as `limit`, and in the same range. If `jax.vmap` maps `clip_gradient_norm`, each
            example has a norm of its own.

    Returns:
        The numbers of `x`, in the same kinds of containers. The gradient with respect to `x` has these containers and
        shapes too.

    Example:
        >>> def loss(x):
        ...     y = clip_gradient_norm(x, 1.0)
        ...     return 3 * y["w"] - 4 * y["b"]
        >>> gradient = jax.grad(loss)({"w": jnp.array(10.0), "b": jnp.array(20.0)})
        >>> print(f"{gradient['w']:.2f}, {gradient['b']:.2f}")
        0.60, -0.80

    Checks:
        - both functions return x as it is, also while JAX takes a gradient
        - clip_gradient_norm shortens all that flows back by one norm, in any tree
        - a gradient of 0 stays 0, and small norms are not rounded away
        - under vmap, each example has a limit and a norm of its own
        - in a scan, the gradient is limited at each step
    """
    return x


def _shorten(max_norm: Array, cotangents: PyTree) -> tuple[PyTree, None]:
    norm = jnp.sqrt(sum(jnp.sum(leaf**2) for leaf in jax.tree.leaves(cotangents)))
    # The divisor is at least `max_norm`, so it is never 0, and the factor is 1 for all that is short enough.
    factor = max_norm / jnp.maximum(norm, max_norm)
    return jax.tree.map(lambda leaf: leaf * factor, cotangents), None


# The forward pass is the same: the limit is all that the way back needs.
clip_gradient_norm.defvjp(_clip_forward, _shorten)
