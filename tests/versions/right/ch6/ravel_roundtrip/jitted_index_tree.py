from itertools import accumulate

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Num, PyTree


@jax.jit
def to_vector(tree: PyTree[Num[Array, "..."]]) -> Float[Array, " size"]:
    parts = [leaf.ravel().astype("float32") for leaf in jax.tree.leaves(tree)]
    return jnp.concatenate([jnp.zeros(0, "float32"), *parts])


@jax.jit
def from_vector(vector: Float[Array, " size"], like: PyTree[Num[Array, "..."]]) -> PyTree[Num[Array, "..."]]:
    leaves, structure = jax.tree.flatten(like)
    starts = list(accumulate([0] + [leaf.size for leaf in leaves]))[:-1]
    starts = jax.tree.unflatten(structure, starts)
    return jax.tree.map(
        lambda leaf, start: vector[start : start + leaf.size].reshape(leaf.shape).astype(leaf.dtype), like, starts
    )
