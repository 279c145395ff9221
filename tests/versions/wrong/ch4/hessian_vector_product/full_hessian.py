# breaks: "a traced call makes no array of more than 16 * n elements": makes H with n * n elements, for n > 16
import jax
import jax.numpy as jnp
from jax.flatten_util import ravel_pytree


def hessian_vector_product(fn, params, direction):
    flat, unravel = ravel_pytree(params)
    hessian = jax.hessian(lambda x: fn(unravel(x)))(flat)
    return unravel(hessian @ ravel_pytree(direction)[0])


def _dot(a, b):
    return sum(jnp.vdot(x, y) for x, y in zip(jax.tree.leaves(a), jax.tree.leaves(b)))


def best_step(fn, params, direction):
    gradient, change = jax.jvp(jax.grad(fn), (params,), (direction,))
    return -_dot(gradient, direction) / _dot(direction, change)
