"""Repair three functions of a tree of shapes: JAX opens the shapes, because they are tuples.

Lesson: exercises/ch6/README.md#shape_trap

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

The functions below run, and they are wrong. In all of them, `shapes` says which arrays a model has:

- A tuple of ints is a shape, such as `(3, 2)` or `(2,)`. `()` is a shape too, that of a scalar. The ints are Python
  ints, at least 0.
- Everything else is a container, or `None`, which stands for no array.
- The containers are dicts, lists, tuples and NamedTuples, in any depth. The keys of dicts are strings.
- A dict or a list may be empty. A tuple or a NamedTuple that is a container never is, because `()` is a shape.
- Such a tuple holds shapes, containers and `None`, perhaps nothing but `None`. It holds no ints. So no container looks
  like a shape.
- `shapes` may also be a single shape, or `None`.

You may write more functions of your own.
"""

from typing import Any, TypeAlias

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree

Shapes: TypeAlias = Any  # a tree of shapes, as above


def _is_shape(node: Any) -> bool:
    """Tells a shape from a container."""
    return isinstance(node, tuple) and all(isinstance(size, int) for size in node)


def zeros_of(shapes: Shapes) -> PyTree[Float[Array, "..."]]:
    """Makes an array of zeros for each shape.

    Args:
        shapes: a tree of shapes, as above.

    Returns:
        A tree of float32 arrays in the containers of `shapes`, with one array in place of each shape. `None` stays
        `None`.

    Example:
        >>> zeros_of([{"w": (1, 2), "b": (2,)}, ((), None)])
        [{'b': Array([0., 0.], dtype=float32), 'w': Array([[0., 0.]], dtype=float32)}, (Array(0., dtype=float32), None)]

    Checks:
        - zeros_of makes one array for each shape, scalars included
        - tuples and NamedTuples that hold no ints are containers, and None stays None
    """
    return jax.tree.map(jnp.zeros, shapes, is_leaf=_is_shape)


def with_batch(shapes: Shapes, batch: int) -> Shapes:
    """Puts an axis in front of each shape.

    Args:
        shapes: a tree of shapes, as above.
        batch: the length of the new axis, a Python int.

    Returns:
        A tree of shapes in the containers of `shapes`. Each shape is a tuple of Python ints, which begins with `batch`.
        `None` stays `None`.

    Example:
        >>> with_batch([{"w": (1, 2), "b": (2,)}, ((), None)], 8)
        [{'b': (8, 2), 'w': (8, 1, 2)}, ((8,), None)]

    Checks:
        - with_batch puts the new axis in front of each shape, scalars included
        - tuples and NamedTuples that hold no ints are containers, and None stays None
    """
    return jax.tree.map(lambda shape: (batch, *shape), shapes, is_leaf=_is_shape)


def fits(params: PyTree[Float[Array, "..."]], shapes: Shapes) -> bool:
    """Tells if each array has the shape that is meant for it.

    Args:
        params: a tree of JAX arrays in the containers of `shapes`, or of tracers, inside `jax.jit`. There is an array
            in place of each shape, and `None` in place of each `None`.
        shapes: a tree of shapes, as above.

    Returns:
        True if the shape of each array equals that in the same place, and False otherwise. It is True if there are no
        arrays. The result is a Python bool, inside `jax.jit` too: shapes are known while JAX traces.

    Example:
        >>> params = [jnp.ones((3, 2)), jnp.ones(4)]
        >>> fits(params, [(3, 2), (4,)]), fits(params, [(3,), (2, 4)])
        (True, False)

    Checks:
        - fits compares each array with the shape in its own place
        - fits tells a scalar from a vector
        - tuples and NamedTuples that hold no ints are containers, and None stays None
    """
    # The arrays lead, so JAX stops at each array and hands over whatever is in its place: a whole shape.
    return jax.tree.all(jax.tree.map(lambda array, shape: array.shape == shape, params, shapes))
