# another way: Converts to float32 and calls `ravel_pytree`: JAX cuts, and you restore the dtypes.

import jax
import jax.numpy as jnp
from jax.flatten_util import ravel_pytree
from jaxtyping import Array, Float, Num, PyTree


def _float32(tree):
    return jax.tree.map(lambda leaf: leaf.astype("float32"), tree)


def to_vector(tree: PyTree[Num[Array, "..."]]) -> Float[Array, " size"]:
    return ravel_pytree(_float32(tree))[0].astype("float32")


def from_vector(vector: Float[Array, " size"], like: PyTree[Num[Array, "..."]]) -> PyTree[Num[Array, "..."]]:
    _, unravel = ravel_pytree(_float32(like))
    return jax.tree.map(lambda part, leaf: part.astype(leaf.dtype), unravel(vector), like)
