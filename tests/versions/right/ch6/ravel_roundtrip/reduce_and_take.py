import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Num, PyTree


def to_vector(tree: PyTree[Num[Array, "..."]]) -> Float[Array, " size"]:
    def append(vector, leaf):
        return jnp.append(vector, leaf.astype("float32"))

    return jax.tree.reduce(append, tree, jnp.zeros(0, "float32"))


def from_vector(vector: Float[Array, " size"], like: PyTree[Num[Array, "..."]]) -> PyTree[Num[Array, "..."]]:
    start = 0

    def take(leaf):
        nonlocal start
        part = jax.lax.dynamic_slice_in_dim(vector, start, leaf.size)
        start += leaf.size
        return jnp.reshape(part, leaf.shape).astype(leaf.dtype)

    return jax.tree.map(take, like)
