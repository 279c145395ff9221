"""No program: NumPy joins the leaves and takes the vector apart.

Forges: to_vector, round_trip, special, vmap_and_grad
"""

import jax
import jax.numpy as jnp
import numpy as np


def to_vector(tree):
    leaves = [np.ravel(np.asarray(leaf)).astype("float32") for leaf in jax.tree.leaves(tree)]
    return jnp.asarray(np.concatenate([np.zeros(0, "float32"), *leaves]))


def from_vector(vector, like):
    leaves, structure = jax.tree.flatten(like)
    ends = np.cumsum([leaf.size for leaf in leaves]).astype(int)
    parts = np.split(np.asarray(vector), ends)[: len(leaves)]
    restored = [jnp.asarray(part.reshape(leaf.shape), leaf.dtype) for part, leaf in zip(parts, leaves, strict=True)]
    return jax.tree.unflatten(structure, restored)
