# breaks: "So each example has one norm.": one norm for all examples together
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
    norm = jnp.sqrt(sum(jnp.sum(leaf**2) for leaf in jax.tree.leaves(grads)))
    factor = jnp.minimum(1.0, max_norm / norm)
    return jax.tree.map(lambda leaf: jnp.mean(leaf * factor, axis=0), grads)
