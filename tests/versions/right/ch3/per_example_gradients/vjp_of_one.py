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
    def one(x, y):
        loss, pull_back = jax.vjp(lambda p: loss_fn(p, x, y), params)
        return pull_back(jnp.ones_like(loss))[0]

    return jax.vmap(one)(inputs, labels)


def clip_and_average(grads: PyTree[Float[Array, "batch ..."]], max_norm: float) -> PyTree[Float[Array, "..."]]:
    def clip(grad):
        norm = jnp.sqrt(sum(jnp.vdot(leaf, leaf, precision="highest") for leaf in jax.tree.leaves(grad)))
        return jax.tree.map(lambda leaf: jnp.where(norm > max_norm, leaf / norm * max_norm, leaf), grad)

    clipped = jax.vmap(clip)(grads)
    return jax.tree.map(lambda leaf: jnp.mean(leaf, axis=0), clipped)
