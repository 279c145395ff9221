# another way: Returns a flat list from the jitted function, and builds the tree outside of it.

from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
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
    shardings = jax.tree.leaves(choose(shapes, mesh))
    return sum(
        int(np.prod(sharding.shard_shape(shape.shape), dtype=object)) * np.dtype(shape.dtype).itemsize
        for shape, sharding in zip(jax.tree.leaves(shapes), shardings, strict=True)
    )


def sharded_init(init: Callable[[Key[Array, ""]], Any], key: Key[Array, ""], mesh: Mesh) -> PyTree[Array]:
    shapes = jax.eval_shape(lambda: init(key))
    leaves, structure = jax.tree.flatten(choose(shapes, mesh))
    flat = jax.jit(lambda key: jax.tree.leaves(init(key)), out_shardings=leaves)(key)
    return jax.tree.unflatten(structure, flat)
