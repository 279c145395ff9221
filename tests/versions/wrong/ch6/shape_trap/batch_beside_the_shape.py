# breaks: "Each shape is a tuple of Python ints, which begins with `batch`.": is_leaf is right, but (batch, shape) puts the old shape as one item into the new tuple
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
    return jax.tree.map(lambda shape: (batch, shape), shapes, is_leaf=is_shape)


def fits(params: PyTree[Float[Array, "..."]], shapes: Shapes) -> bool:
    return jax.tree.all(jax.tree.map(lambda array, shape: array.shape == shape, params, shapes))
