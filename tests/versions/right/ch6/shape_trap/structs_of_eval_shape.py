# another way: Makes a `jax.ShapeDtypeStruct` of each shape: it is a leaf, and it holds a dtype too.

from typing import Any, TypeAlias

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree

Shapes: TypeAlias = Any  # a tree of shapes, as above


def is_shape(node):
    match node:
        case tuple() if all(isinstance(item, int) for item in node):
            return True
        case _:
            return False


def structs(shapes):
    return jax.tree.map(lambda shape: jax.ShapeDtypeStruct(shape, jnp.float32), shapes, is_leaf=is_shape)


def zeros_of(shapes: Shapes) -> PyTree[Float[Array, "..."]]:
    return jax.tree.map(lambda struct: jnp.zeros(struct.shape, struct.dtype), structs(shapes))


def with_batch(shapes: Shapes, batch: int) -> Shapes:
    return jax.tree.map(lambda struct: (batch, *struct.shape), structs(shapes))


def fits(params: PyTree[Float[Array, "..."]], shapes: Shapes) -> bool:
    return jax.tree.map(jnp.shape, params) == jax.tree.map(lambda struct: struct.shape, structs(shapes))
