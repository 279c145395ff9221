# another way: Takes the leaves out of the tree, and works with plain lists in place of maps.

from functools import partial
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Key, PyTree


def choose(shapes: PyTree[jax.ShapeDtypeStruct], mesh: Mesh) -> PyTree[NamedSharding]:
    def axis_of(shape):
        return next((axis for axis, length in enumerate(shape) if length % mesh.size == 0), None)

    leaves, structure = jax.tree.flatten(shapes)
    specs = []
    for leaf in leaves:
        axis = axis_of(leaf.shape)
        specs.append(P() if axis is None else P(*([None] * axis), "devices"))
    return structure.unflatten([NamedSharding(mesh, spec) for spec in specs])


def bytes_on_device(shapes: PyTree[jax.ShapeDtypeStruct], mesh: Mesh) -> int:
    total = 0
    for shape, sharding in zip(jax.tree.leaves(shapes), jax.tree.leaves(choose(shapes, mesh)), strict=True):
        elements = 1
        for length in sharding.shard_shape(shape.shape):
            elements *= length
        total += elements * shape.dtype.itemsize
    return total


def sharded_init(init: Callable[[Key[Array, ""]], Any], key: Key[Array, ""], mesh: Mesh) -> PyTree[Array]:
    shardings = choose(jax.eval_shape(init, key), mesh)

    @partial(jax.jit, out_shardings=shardings)
    def born_in_parts(key):
        return init(key)

    return born_in_parts(key)
