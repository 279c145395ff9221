# breaks: "is a shape too, that of a scalar.": node[0] raises IndexError for ()
from typing import Any, TypeAlias

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree

Shapes: TypeAlias = Any  # a tree of shapes, as above


def is_shape(node):
    return isinstance(node, tuple) and isinstance(node[0], int)


def zeros_of(shapes: Shapes) -> PyTree[Float[Array, "..."]]:
    return jax.tree.map(jnp.zeros, shapes, is_leaf=is_shape)


def with_batch(shapes: Shapes, batch: int) -> Shapes:
    return jax.tree.map(lambda shape: (batch, *shape), shapes, is_leaf=is_shape)


def fits(params: PyTree[Float[Array, "..."]], shapes: Shapes) -> bool:
    return jax.tree.all(jax.tree.map(lambda array, shape: array.shape == shape, params, shapes))
