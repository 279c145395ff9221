"""`jax.hessian` makes the whole matrix, n * n numbers, only to multiply it by one vector."""

from jax.flatten_util import ravel_pytree


def hessian_vector_product(fn, params, direction):
    flat, unravel = ravel_pytree(params)
    return unravel(jax.hessian(lambda flat: fn(unravel(flat)))(flat) @ ravel_pytree(direction)[0])
