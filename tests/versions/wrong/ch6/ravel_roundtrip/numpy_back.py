# breaks: "the gradient flows through `from_vector`": NumPy cannot convert tracers, so it fails in jax.grad, jax.vmap and jax.jit
import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Num, PyTree


def to_vector(tree: PyTree[Num[Array, "..."]]) -> Float[Array, " size"]:
    parts = [leaf.ravel().astype("float32") for leaf in jax.tree.leaves(tree)]
    return jnp.concatenate([jnp.zeros(0, "float32"), *parts])


def from_vector(vector: Float[Array, " size"], like: PyTree[Num[Array, "..."]]) -> PyTree[Num[Array, "..."]]:
    numbers = np.asarray(vector)
    leaves, structure = jax.tree.flatten(like)
    result, start = [], 0
    for leaf in leaves:
        part = numbers[start : start + leaf.size]
        result.append(jnp.asarray(part.reshape(leaf.shape), leaf.dtype))
        start += leaf.size
    return jax.tree.unflatten(structure, result)
