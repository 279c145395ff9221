from typing import Any, TypeAlias

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree

Shapes: TypeAlias = Any  # a tree of shapes, as above


def is_shape(node):
    return isinstance(node, tuple) and all(isinstance(item, int) for item in node)


def zeros_of(shapes: Shapes) -> PyTree[Float[Array, "..."]]:
    leaves, structure = jax.tree.flatten(shapes, is_leaf=is_shape)
    return jax.tree.unflatten(structure, [jnp.zeros(shape, jnp.float32) for shape in leaves])


def with_batch(shapes: Shapes, batch: int) -> Shapes:
    leaves, structure = jax.tree.flatten(shapes, is_leaf=is_shape)
    return structure.unflatten([(batch,) + shape for shape in leaves])


def fits(params: PyTree[Float[Array, "..."]], shapes: Shapes) -> bool:
    wanted = jax.tree.leaves(shapes, is_leaf=is_shape)
    return [array.shape for array in jax.tree.leaves(params)] == wanted
