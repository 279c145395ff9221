# breaks: "The mean of the clipped gradients": nanmean leaves the gradients of 0 out of the count
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
    return jax.vmap(jax.grad(loss_fn), in_axes=(None, 0, 0))(params, inputs, labels)


def clip_and_average(grads: PyTree[Float[Array, "batch ..."]], max_norm: float) -> PyTree[Float[Array, "..."]]:
    def clip(grad):
        norm = jnp.sqrt(sum(jnp.sum(leaf**2) for leaf in jax.tree.leaves(grad)))
        return jax.tree.map(lambda leaf: leaf / norm * jnp.minimum(norm, max_norm), grad)

    clipped = jax.vmap(clip)(grads)
    return jax.tree.map(lambda leaf: jnp.nanmean(leaf, axis=0), clipped)
