import functools
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jax.flatten_util import ravel_pytree
from jaxtyping import Array, Float, PyTree


def per_example_gradients(
    loss_fn: Callable[[PyTree, Array, Array], Float[Array, ""]],
    params: PyTree[Float[Array, "..."]],
    inputs: Float[Array, "batch ..."],
    labels: Float[Array, "batch ..."],
) -> PyTree[Float[Array, "batch ..."]]:
    def losses(params):
        return jax.vmap(functools.partial(loss_fn, params))(inputs, labels)

    return jax.jacfwd(losses)(params)


def clip_and_average(grads: PyTree[Float[Array, "batch ..."]], max_norm: float) -> PyTree[Float[Array, "..."]]:
    def clip(grad):
        flat, unravel = ravel_pytree(grad)
        norm = jnp.linalg.norm(flat)
        return unravel(jnp.where(norm > max_norm, flat * (max_norm / norm), flat))

    return jax.tree.map(functools.partial(jnp.mean, axis=0), jax.vmap(clip)(grads))
