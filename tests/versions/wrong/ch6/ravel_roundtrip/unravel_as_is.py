# breaks: "Each leaf has the dtype of that in `like`.": if all leaves are bfloat16 they come back as float32, and if all are int32 it gives float32 or fails
import jax
import jax.numpy as jnp
from jax.flatten_util import ravel_pytree
from jaxtyping import Array, Float, Num, PyTree


def to_vector(tree: PyTree[Num[Array, "..."]]) -> Float[Array, " size"]:
    parts = [leaf.ravel().astype("float32") for leaf in jax.tree.leaves(tree)]
    return jnp.concatenate([jnp.zeros(0, "float32"), *parts])


def from_vector(vector: Float[Array, " size"], like: PyTree[Num[Array, "..."]]) -> PyTree[Num[Array, "..."]]:
    return ravel_pytree(like)[1](vector)
