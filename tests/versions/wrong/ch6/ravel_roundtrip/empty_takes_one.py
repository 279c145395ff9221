# breaks: "Each leaf is an array of any shape, perhaps a scalar or empty.": an empty leaf takes one number, and its reshape fails
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Num, PyTree


def to_vector(tree: PyTree[Num[Array, "..."]]) -> Float[Array, " size"]:
    parts = [leaf.ravel().astype("float32") for leaf in jax.tree.leaves(tree)]
    return jnp.concatenate([jnp.zeros(0, "float32"), *parts])


def from_vector(vector: Float[Array, " size"], like: PyTree[Num[Array, "..."]]) -> PyTree[Num[Array, "..."]]:
    leaves, structure = jax.tree.flatten(like)
    result, start = [], 0
    for leaf in leaves:
        size = leaf.size or 1
        result.append(vector[start : start + size].reshape(leaf.shape).astype(leaf.dtype))
        start += size
    return jax.tree.unflatten(structure, result)
