"""a Python loop makes one row of the Hessian after the other, and each becomes a part of the program."""

from jax.flatten_util import ravel_pytree


def hessian_vector_product(fn, params, direction):
    flat, unravel = ravel_pytree(params)
    step = ravel_pytree(direction)[0]
    gradient = jax.grad(lambda flat: fn(unravel(flat)))
    rows = [jax.grad(lambda flat, number=number: gradient(flat)[number])(flat) for number in range(flat.size)]
    return unravel(jnp.stack([row @ step for row in rows]))
