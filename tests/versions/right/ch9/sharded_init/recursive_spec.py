import math
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Key, PyTree


def choose(shapes: PyTree[jax.ShapeDtypeStruct], mesh: Mesh) -> PyTree[NamedSharding]:
    def spec(lengths):
        if not lengths:
            return ()
        if lengths[0] % mesh.size == 0:
            return ("devices",)
        return (None, *spec(lengths[1:]))

    return jax.tree.map(lambda shape: NamedSharding(mesh, P(*spec(shape.shape))), shapes)


def bytes_on_device(shapes: PyTree[jax.ShapeDtypeStruct], mesh: Mesh) -> int:
    total = 0
    for shape in jax.tree.leaves(shapes):
        lengths = list(shape.shape)
        for axis, length in enumerate(lengths):
            if length % mesh.size == 0:
                lengths[axis] = length // mesh.size
                break
        total += math.prod(lengths, start=shape.dtype.itemsize)
    return total


def sharded_init(init: Callable[[Key[Array, ""]], Any], key: Key[Array, ""], mesh: Mesh) -> PyTree[Array]:
    _, shapes = jax.make_jaxpr(init, return_shape=True)(key)
    return jax.jit(init, out_shardings=choose(shapes, mesh))(key)
