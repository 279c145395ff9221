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
        lengths = list(shape.shape)
        rests = [length % mesh.devices.size for length in lengths]
        if 0 not in rests:
            return NamedSharding(mesh, P())
        return NamedSharding(mesh, P(*[None] * rests.index(0), "devices"))

    return jax.tree.map(one, shapes)


def bytes_on_device(shapes: PyTree[jax.ShapeDtypeStruct], mesh: Mesh) -> int:
    sizes = jax.tree.map(
        lambda shape, sharding: math.prod(sharding.shard_shape(shape.shape)) * jnp.dtype(shape.dtype).itemsize,
        shapes,
        choose(shapes, mesh),
    )
    return sum(jax.tree.leaves(sizes))


def sharded_init(init: Callable[[Key[Array, ""]], Any], key: Key[Array, ""], mesh: Mesh) -> PyTree[Array]:
    shapes = jax.eval_shape(init, key)
    return jax.jit(lambda key: init(key), out_shardings=choose(shapes, mesh))(key)
