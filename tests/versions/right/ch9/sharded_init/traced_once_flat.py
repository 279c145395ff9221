import math
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
from jax.extend.core import jaxpr_as_fun
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Key, PyTree


def cut_axis(shape, mesh):
    return next((axis for axis, length in enumerate(shape.shape) if length % mesh.size == 0), None)


def choose(shapes: PyTree[jax.ShapeDtypeStruct], mesh: Mesh) -> PyTree[NamedSharding]:
    leaves, treedef = jax.tree.flatten(shapes)
    specs = [P(*("devices" if axis == cut_axis(leaf, mesh) else None for axis in range(leaf.ndim))) for leaf in leaves]
    return jax.tree.unflatten(treedef, [NamedSharding(mesh, spec) for spec in specs])


def bytes_on_device(shapes: PyTree[jax.ShapeDtypeStruct], mesh: Mesh) -> int:
    total = 0
    for leaf in jax.tree.leaves(shapes):
        whole = math.prod(leaf.shape) * leaf.dtype.itemsize
        total += whole if cut_axis(leaf, mesh) is None else whole // mesh.size
    return total


def sharded_init(init: Callable[[Key[Array, ""]], Any], key: Key[Array, ""], mesh: Mesh) -> PyTree[Array]:
    program, shapes = jax.make_jaxpr(init, return_shape=True)(key)
    shardings, treedef = jax.tree.flatten(choose(shapes, mesh))
    leaves = jax.jit(jaxpr_as_fun(program), out_shardings=shardings)(key)
    return jax.tree.unflatten(treedef, leaves)
