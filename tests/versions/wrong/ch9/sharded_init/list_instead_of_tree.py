# breaks: "A tree like `shapes`, with a `NamedSharding` on `mesh` for each array.": the result is a list, whatever the containers are.
import math
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Key, PyTree


def choose(shapes: PyTree[jax.ShapeDtypeStruct], mesh: Mesh) -> PyTree[NamedSharding]:
    def one(shape):
        for axis, length in enumerate(shape.shape):
            if length % mesh.size == 0:
                return NamedSharding(mesh, P(*[None] * axis, "devices"))
        return NamedSharding(mesh, P())

    return [one(shape) for shape in jax.tree.leaves(shapes)]


def bytes_on_device(shapes: PyTree[jax.ShapeDtypeStruct], mesh: Mesh) -> int:
    def one(shape, sharding):
        return math.prod(sharding.shard_shape(shape.shape)) * shape.dtype.itemsize

    return sum(jax.tree.leaves(list(map(one, jax.tree.leaves(shapes), choose(shapes, mesh)))))


def sharded_init(init: Callable[[Key[Array, ""]], Any], key: Key[Array, ""], mesh: Mesh) -> PyTree[Array]:
    shapes = jax.eval_shape(init, key)
    shardings = jax.tree.unflatten(jax.tree.structure(shapes), choose(shapes, mesh))
    return jax.jit(init, out_shardings=shardings)(key)
