import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Num, PyTree


def to_vector(tree: PyTree[Num[Array, "..."]]) -> Float[Array, " size"]:
    parts = [leaf.ravel().astype("float32") for leaf in jax.tree.leaves(tree)]
    return jnp.concatenate([jnp.zeros(0, "float32"), *parts])


def from_vector(vector: Float[Array, " size"], like: PyTree[Num[Array, "..."]]) -> PyTree[Num[Array, "..."]]:
    leaves, structure = jax.tree.flatten(like)
    positions = np.split(np.arange(vector.size), np.cumsum([leaf.size for leaf in leaves], dtype=int))
    parts = [
        vector[where.reshape(leaf.shape)].astype(leaf.dtype) for where, leaf in zip(positions, leaves)
    ]
    return jax.tree.unflatten(structure, parts)
