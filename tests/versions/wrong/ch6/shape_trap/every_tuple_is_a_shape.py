# breaks: "The containers are dicts, lists, tuples and NamedTuples, in any depth.": any tuple stops the walk, so zeros_of and with_batch fail or nest shapes if a tuple or a NamedTuple is a container
from typing import Any, TypeAlias

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree

Shapes: TypeAlias = Any  # a tree of shapes, as above


def is_shape(node):
    return isinstance(node, tuple)


def zeros_of(shapes: Shapes) -> PyTree[Float[Array, "..."]]:
    return jax.tree.map(jnp.zeros, shapes, is_leaf=is_shape)


def with_batch(shapes: Shapes, batch: int) -> Shapes:
    return jax.tree.map(lambda shape: (batch, *shape), shapes, is_leaf=is_shape)


def fits(params: PyTree[Float[Array, "..."]], shapes: Shapes) -> bool:
    return jax.tree.all(jax.tree.map(lambda array, shape: array.shape == shape, params, shapes))
