"""Count the parameters of a model, and measure the length of a whole gradient.

Lesson: exercises/ch6/README.md#tree_stats

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

A tree has any containers that JAX knows, in any depth. `None` and empty containers hold no leaf, and a tree may have no
leaf at all. A leaf may be a scalar array, which has one element, or an array without elements.
"""

import math
from typing import Any

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def parameter_count(params: PyTree[Any]) -> int:
    """Counts the elements of all leaves.

    It reads nothing but shapes. So it works inside `jax.jit` too, where it counts tracers. It also works for a model
    that does not fit into any memory, because only its shapes are given.

    Args:
        params: a tree. Each leaf is an array of JAX or NumPy of any dtype, a tracer, or a `jax.ShapeDtypeStruct`. No
            leaf is a Python number.

    Returns:
        The number of elements in all leaves together, as a Python int, inside `jax.jit` too. It may be far above 2**31,
        but it is below 2**63.

    Example:
        >>> params = [{"w": jnp.ones((3, 2)), "b": jnp.ones(2)}, {"w": jnp.ones((2, 1)), "b": None}]
        >>> parameter_count(params)
        10
        >>> parameter_count({"w": jax.ShapeDtypeStruct((100_000, 50_000), "float32")})
        5000000000

    Checks:
        - parameter_count adds up the elements of all leaves, and None has none
        - parameter_count returns a Python int, for tracers and for huge shapes too
    """
    # math.prod multiplies Python ints, which never overflow. The empty shape of a scalar has the product 1.
    return sum(math.prod(leaf.shape) for leaf in jax.tree.leaves(params))


def global_norm(tree: PyTree[Float[Array, "..."]]) -> Float[Array, ""]:
    """Computes the square root of the sum of the squares of all elements, over all leaves of a tree.

    It is the length of the vector that you would get if you wrote all elements into one. It works inside `jax.jit` too.
    Its gradient is not checked.

    Args:
        tree: a tree of float32 arrays. The absolute value of each element is 0, or between 1e-10 and 1e10. So no
            square is rounded to 0, and none becomes infinite.

    Returns:
        The norm, a float32 scalar array. It is 0 if there are no elements.

    Example:
        >>> print(global_norm({"w": jnp.array([[2.0, 4.0], [0.0, 5.0]]), "b": [jnp.array([6.0]), None]}))
        9.0

    Checks:
        - global_norm is the root of the sum of all squares, over all leaves
        - global_norm takes any containers, and it is 0 if there are no elements
    """
    # The root comes last: the sum of the norms of the leaves would be something else.
    # Without a leaf, the sum is the Python number 0, and jnp.sqrt makes an array of it.
    return jnp.sqrt(sum(jnp.sum(leaf**2) for leaf in jax.tree.leaves(tree)))
