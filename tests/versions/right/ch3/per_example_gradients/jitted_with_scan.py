# another way: Clips and adds in a `scan`, so the clipped gradients are never in memory all at once.

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
    gradient = jax.grad(loss_fn, argnums=0)

    @jax.jit
    def run(params, inputs, labels):
        return jax.vmap(gradient, in_axes=(None, 0, 0), out_axes=0)(params, inputs, labels)

    return run(params, inputs, labels)


@jax.jit
def clip_and_average(grads: PyTree[Float[Array, "batch ..."]], max_norm: float) -> PyTree[Float[Array, "..."]]:
    n = jax.tree.leaves(grads)[0].shape[0]

    def step(total, grad):
        norm = jnp.sqrt(sum(jnp.sum(leaf * leaf) for leaf in jax.tree.leaves(grad)))
        factor = jnp.minimum(1.0, max_norm / norm)
        return jax.tree.map(lambda t, g: t + factor * g / n, total, grad), None

    start = jax.tree.map(lambda leaf: jnp.zeros_like(leaf[0]), grads)
    return jax.lax.scan(step, start, grads)[0]
