# breaks: "A float32 vector, whatever the dtypes of the leaves.": a tree of one half-precision dtype gives this dtype, a tree of int32 gives int32
import jax
import jax.numpy as jnp
from jax.flatten_util import ravel_pytree
from jaxtyping import Array, Float, Num, PyTree


def to_vector(tree: PyTree[Num[Array, "..."]]) -> Float[Array, " size"]:
    return ravel_pytree(tree)[0]


def from_vector(vector: Float[Array, " size"], like: PyTree[Num[Array, "..."]]) -> PyTree[Num[Array, "..."]]:
    leaves, structure = jax.tree.flatten(like)
    result, start = [], 0
    for leaf in leaves:
        part = vector[start : start + leaf.size]
        result.append(part.reshape(leaf.shape).astype(leaf.dtype))
        start += leaf.size
    return jax.tree.unflatten(structure, result)
