# another way: Gives each example its own copy of the params, and takes the gradient of the summed losses.

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
    n = inputs.shape[0]
    copies = jax.tree.map(lambda leaf: jnp.broadcast_to(leaf, (n,) + leaf.shape), params)

    def total(copies):
        return jnp.sum(jax.vmap(loss_fn)(copies, inputs, labels))

    return jax.grad(total)(copies)


def clip_and_average(grads: PyTree[Float[Array, "batch ..."]], max_norm: float) -> PyTree[Float[Array, "..."]]:
    def squares(leaf):
        return jnp.sum(leaf**2, axis=tuple(range(1, leaf.ndim)))

    norms = jnp.sqrt(sum(map(squares, jax.tree.leaves(grads))))
    factors = jnp.minimum(1.0, max_norm / norms)

    def mean(leaf):
        return jnp.mean(leaf * factors.reshape((-1,) + (1,) * (leaf.ndim - 1)), axis=0)

    return jax.tree.map(mean, grads)
