import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Num, PyTree


def to_vector(tree: PyTree[Num[Array, "..."]]) -> Float[Array, " size"]:
    leaves = jax.tree.leaves(tree)
    if not leaves:
        return jnp.zeros((0,), jnp.float32)
    return jnp.hstack([jnp.ravel(leaf).astype(jnp.float32) for leaf in leaves])


def from_vector(vector: Float[Array, " size"], like: PyTree[Num[Array, "..."]]) -> PyTree[Num[Array, "..."]]:
    leaves, structure = jax.tree.flatten(like)
    ends = np.cumsum([leaf.size for leaf in leaves], dtype=int)
    parts = jnp.split(vector, ends)
    return structure.unflatten(
        [part.reshape(leaf.shape).astype(leaf.dtype) for part, leaf in zip(parts, leaves)]
    )
