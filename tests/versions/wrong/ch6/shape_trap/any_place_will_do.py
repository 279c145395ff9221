# breaks: "in the same place, and False otherwise.": compares sorted lists of shapes, so arrays with swapped shapes fit
from typing import Any, TypeAlias

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree

Shapes: TypeAlias = Any  # a tree of shapes, as above


def is_shape(node):
    return isinstance(node, tuple) and all(isinstance(item, int) for item in node)


def zeros_of(shapes: Shapes) -> PyTree[Float[Array, "..."]]:
    return jax.tree.map(jnp.zeros, shapes, is_leaf=is_shape)


def with_batch(shapes: Shapes, batch: int) -> Shapes:
    return jax.tree.map(lambda shape: (batch, *shape), shapes, is_leaf=is_shape)


def fits(params: PyTree[Float[Array, "..."]], shapes: Shapes) -> bool:
    return sorted(array.shape for array in jax.tree.leaves(params)) == sorted(jax.tree.leaves(shapes, is_leaf=is_shape))
