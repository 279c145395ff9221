# another way: Puts `is_leaf` into one helper, so no function can forget it, and lets the shapes lead.

from typing import Any, TypeAlias

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree

Shapes: TypeAlias = Any  # a tree of shapes, as above


def map_shapes(function, shapes, *others):
    """Maps a function over whole shapes."""

    def stop(node):
        return node == () or (isinstance(node, tuple) and isinstance(node[0], int))

    return jax.tree.map(function, shapes, *others, is_leaf=stop)


def zeros_of(shapes: Shapes) -> PyTree[Float[Array, "..."]]:
    return map_shapes(lambda shape: jnp.zeros(shape), shapes)


def with_batch(shapes: Shapes, batch: int) -> Shapes:
    return map_shapes(lambda shape: tuple([batch, *shape]), shapes)


def fits(params: PyTree[Float[Array, "..."]], shapes: Shapes) -> bool:
    return all(jax.tree.leaves(map_shapes(lambda shape, array: shape == array.shape, shapes, params)))
