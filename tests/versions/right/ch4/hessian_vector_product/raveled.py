import jax
import jax.numpy as jnp
from jax.flatten_util import ravel_pytree


def _flat(fn, params, direction):
    x, unravel = ravel_pytree(params)
    d, _ = ravel_pytree(direction)
    gradient, product = jax.jvp(jax.grad(lambda x: fn(unravel(x))), (x,), (d,))
    return gradient, product, d, unravel


def hessian_vector_product(fn, params, direction):
    _, product, _, unravel = _flat(fn, params, direction)
    return unravel(product)


def best_step(fn, params, direction):
    gradient, product, d, _ = _flat(fn, params, direction)
    return -(gradient @ d) / (d @ product)
