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
    n = len(inputs)
    return jax.vmap(lambda i: jax.grad(loss_fn)(params, inputs[i], labels[i]))(jnp.arange(n))


def clip_and_average(grads: PyTree[Float[Array, "batch ..."]], max_norm: float) -> PyTree[Float[Array, "..."]]:
    def clip(grad):
        squares = [jnp.sum(leaf**2) for leaf in jax.tree.leaves(grad)]
        norm = jnp.sqrt(jnp.sum(jnp.stack(squares)))

        def shorten(grad):
            return jax.tree.map(lambda leaf: leaf * max_norm / norm, grad)

        return jax.lax.cond(norm > max_norm, shorten, lambda grad: grad, grad)

    clipped = jax.vmap(clip)(grads)
    return jax.tree.map(lambda leaf: jnp.average(leaf, axis=0), clipped)
