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

    return jax.tree.map(one, shapes)


def bytes_on_device(shapes: PyTree[jax.ShapeDtypeStruct], mesh: Mesh) -> int:
    sizes = jax.tree.map(
        lambda shape, sharding: math.prod(sharding.shard_shape(shape.shape)) * shape.dtype.itemsize,
        shapes,
        choose(shapes, mesh),
    )
    return sum(jax.tree.leaves(sizes))


def sharded_init(init: Callable[[Key[Array, ""]], Any], key: Key[Array, ""], mesh: Mesh) -> PyTree[Array]:
    shardings = choose(jax.eval_shape(init, key), mesh)
    return jax.jit(init, out_shardings=shardings)(key)
