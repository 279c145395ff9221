from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def tree_norm(tree):
    """The length of one tree."""
    leaves = [leaf.ravel() for leaf in jax.tree.leaves(tree)]
    return jnp.linalg.norm(jnp.concatenate(leaves))


def clip_one(grad, max_norm):
    norm = tree_norm(grad)
    factor = jax.lax.select(norm > max_norm, max_norm / norm, jnp.ones_like(norm))
    return jax.tree.map(lambda leaf: leaf * factor, grad)


def per_example_gradients(
    loss_fn: Callable[[PyTree, Array, Array], Float[Array, ""]],
    params: PyTree[Float[Array, "..."]],
    inputs: Float[Array, "batch ..."],
    labels: Float[Array, "batch ..."],
) -> PyTree[Float[Array, "batch ..."]]:
    return jax.lax.map(lambda example: jax.grad(loss_fn)(params, *example), (inputs, labels))


def clip_and_average(grads: PyTree[Float[Array, "batch ..."]], max_norm: float) -> PyTree[Float[Array, "..."]]:
    clipped = jax.vmap(clip_one, in_axes=(0, None))(grads, max_norm)
    return jax.tree.map(lambda leaf: jnp.sum(leaf, axis=0) / leaf.shape[0], clipped)
