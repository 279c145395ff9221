# breaks: "A tree like `like`, with the numbers of `vector` in the order of `to_vector`.": with bfloat16 and int32 leaves the vector becomes bfloat16 first, so 257 comes back as 256
import jax
import jax.numpy as jnp
from jax.flatten_util import ravel_pytree
from jaxtyping import Array, Float, Num, PyTree


def to_vector(tree: PyTree[Num[Array, "..."]]) -> Float[Array, " size"]:
    parts = [leaf.ravel().astype("float32") for leaf in jax.tree.leaves(tree)]
    return jnp.concatenate([jnp.zeros(0, "float32"), *parts])


def from_vector(vector: Float[Array, " size"], like: PyTree[Num[Array, "..."]]) -> PyTree[Num[Array, "..."]]:
    flat, unravel = ravel_pytree(like)
    return unravel(vector.astype(flat.dtype))
