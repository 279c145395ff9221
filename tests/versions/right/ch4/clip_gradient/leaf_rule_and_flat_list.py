# another way: Writes the clipping rule for one array and maps it, because only the norm needs all arrays.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


@jax.custom_vjp
def clip_leaf(leaf, limit):
    return leaf


clip_leaf.defvjp(
    lambda leaf, limit: (leaf, limit),
    lambda limit, g: (jnp.where(jnp.abs(g) > limit, jnp.sign(g) * limit, g), None),
)


def clip_gradient(x: PyTree[Float[Array, "..."]], limit: float | Float[Array, ""]) -> PyTree[Float[Array, "..."]]:
    return jax.tree.map(lambda leaf: clip_leaf(leaf, limit), x)


@jax.custom_vjp
def shorten_leaves(leaves, max_norm):
    return leaves


def shorten_backward(max_norm, gs):
    flat = jnp.concatenate([g.ravel() for g in gs])
    norm = jnp.linalg.norm(flat)
    return [jnp.where(norm > max_norm, g * max_norm / norm, g) for g in gs], None


shorten_leaves.defvjp(lambda leaves, max_norm: (leaves, max_norm), shorten_backward)


def clip_gradient_norm(
    x: PyTree[Float[Array, "..."]], max_norm: float | Float[Array, ""]
) -> PyTree[Float[Array, "..."]]:
    leaves, treedef = jax.tree.flatten(x)
    return jax.tree.unflatten(treedef, shorten_leaves(leaves, max_norm))
