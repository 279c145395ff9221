# another way: Fills in a spec for all axes, and adds up the bytes with `jax.tree.reduce`.

import math
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Key, PyTree


def choose(shapes: PyTree[jax.ShapeDtypeStruct], mesh: Mesh) -> PyTree[NamedSharding]:
    n = mesh.shape["devices"]

    def one(struct):
        spec = [None] * len(struct.shape)
        for axis in range(len(spec)):
            if struct.shape[axis] % n == 0:
                spec[axis] = "devices"
                break
        return NamedSharding(mesh, P(*spec))

    return jax.tree_util.tree_map(one, shapes)


def bytes_on_device(shapes: PyTree[jax.ShapeDtypeStruct], mesh: Mesh) -> int:
    def one(total, struct):
        cut = any(length % mesh.size == 0 for length in struct.shape)
        whole = math.prod(struct.shape) * struct.dtype.itemsize
        return total + (whole // mesh.size if cut else whole)

    return jax.tree.reduce(one, shapes, 0)


def sharded_init(init: Callable[[Key[Array, ""]], Any], key: Key[Array, ""], mesh: Mesh) -> PyTree[Array]:
    jitted = jax.jit(init)
    shardings = choose(jitted.eval_shape(key), mesh)
    return jax.jit(jitted, out_shardings=shardings)(key)
