"""a loop of JAX's makes one row of the Hessian after the other, as much work as for the whole matrix."""

from jax.flatten_util import ravel_pytree


def hessian_vector_product(fn, params, direction):
    flat, unravel = ravel_pytree(params)
    step = ravel_pytree(direction)[0]
    gradient = jax.grad(lambda flat: fn(unravel(flat)))

    def entry(number):
        return jax.grad(lambda flat: gradient(flat)[number])(flat) @ step

    return unravel(jax.lax.map(entry, jnp.arange(flat.size)))
