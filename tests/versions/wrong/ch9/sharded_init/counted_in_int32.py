# breaks: "How many bytes all arrays together take on one device, if they are cut by the rule. A Python int.": jnp counts in int32, so a part of more than 2 GB overflows. (Small ones are right.)
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
    total = jnp.zeros((), "int32")
    for shape, sharding in zip(jax.tree.leaves(shapes), jax.tree.leaves(choose(shapes, mesh)), strict=True):
        part = jnp.array(sharding.shard_shape(shape.shape), "int32")
        total = total + jnp.prod(part) * shape.dtype.itemsize
    return int(total)


def sharded_init(init: Callable[[Key[Array, ""]], Any], key: Key[Array, ""], mesh: Mesh) -> PyTree[Array]:
    shardings = choose(jax.eval_shape(init, key), mesh)
    return jax.jit(init, out_shardings=shardings)(key)
