from typing import Any, TypeAlias

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree

Shapes: TypeAlias = Any  # a tree of shapes, as above


class Shape:
    """Holds a shape. JAX does not know this class, so it is one leaf."""

    def __init__(self, ints):
        self.ints = ints


def mark(shapes):
    def stop(node):
        return isinstance(node, tuple) and set(map(type, node)) <= {int}

    return jax.tree.map(Shape, shapes, is_leaf=stop)


def zeros_of(shapes: Shapes) -> PyTree[Float[Array, "..."]]:
    return jax.tree.map(lambda shape: jnp.zeros(shape.ints), mark(shapes))


def with_batch(shapes: Shapes, batch: int) -> Shapes:
    return jax.tree.map(lambda shape: (batch,) + shape.ints, mark(shapes))


def fits(params: PyTree[Float[Array, "..."]], shapes: Shapes) -> bool:
    for shape, array in zip(jax.tree.leaves(mark(shapes)), jax.tree.leaves(params), strict=True):
        if array.shape != shape.ints:
            return False
    return True
