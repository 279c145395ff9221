import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Num, PyTree


def to_vector(tree: PyTree[Num[Array, "..."]]) -> Float[Array, " size"]:
    return jnp.concatenate(
        [jnp.empty(0, jnp.float32)] + [jnp.asarray(leaf, jnp.float32).reshape(-1) for leaf in jax.tree.leaves(tree)]
    )


def from_vector(vector: Float[Array, " size"], like: PyTree[Num[Array, "..."]]) -> PyTree[Num[Array, "..."]]:
    shapes = jax.tree.map(lambda leaf: jax.ShapeDtypeStruct(leaf.shape, leaf.dtype), like)
    rest = vector
    parts = []
    for shape in jax.tree.leaves(shapes):
        part, rest = rest[: shape.size], rest[shape.size :]
        parts.append(jnp.array(part.reshape(shape.shape), dtype=shape.dtype))
    return jax.tree.unflatten(jax.tree.structure(like), parts)
