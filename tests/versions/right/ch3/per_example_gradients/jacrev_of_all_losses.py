# another way: Takes `jax.jacrev` of all losses: short, but each backward pass goes through the whole batch.

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, PyTree


def per_example_gradients(
    loss_fn: Callable[[PyTree, Array, Array], Float[Array, ""]],
    params: PyTree[Float[Array, "..."]],
    inputs: Float[Array, "batch ..."],
    labels: Float[Array, "batch ..."],
) -> PyTree[Float[Array, "batch ..."]]:
    def losses(params):
        return jax.vmap(lambda x, y: loss_fn(params, x, y))(inputs, labels)

    return jax.jacrev(losses)(params)


def clip_and_average(grads: PyTree[Float[Array, "batch ..."]], max_norm: float) -> PyTree[Float[Array, "..."]]:
    leaves, structure = jax.tree.flatten(grads)
    n = leaves[0].shape[0]
    norms = jnp.sqrt(sum(jnp.sum(leaf.reshape(n, -1) ** 2, axis=1) for leaf in leaves))
    factors = max_norm / jnp.maximum(norms, max_norm)
    means = [jnp.tensordot(factors, leaf, axes=1, precision="highest") / n for leaf in leaves]
    return jax.tree.unflatten(structure, means)
