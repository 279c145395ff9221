# another way: Lets `jax.linear_transpose` derive the way back: it is short, but hard to read.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Num, PyTree


def _float32_vector(leaves):
    return jnp.concatenate([jnp.zeros(0)] + [jnp.ravel(leaf) for leaf in leaves])


def to_vector(tree: PyTree[Num[Array, "..."]]) -> Float[Array, " size"]:
    return _float32_vector([leaf.astype("float32") for leaf in jax.tree.leaves(tree)])


def from_vector(vector: Float[Array, " size"], like: PyTree[Num[Array, "..."]]) -> PyTree[Num[Array, "..."]]:
    leaves, structure = jax.tree.flatten(like)
    zeros = [jnp.zeros(leaf.shape) for leaf in leaves]
    (parts,) = jax.linear_transpose(_float32_vector, zeros)(vector)
    return jax.tree.unflatten(structure, [part.astype(leaf.dtype) for part, leaf in zip(parts, leaves)])
