# breaks: "No loop runs over the n numbers, not even one of JAX's such as `lax.map`.": one row of H at a time with lax.map, small arrays but a loop
import jax
import jax.numpy as jnp
from jax.flatten_util import ravel_pytree


def hessian_vector_product(fn, params, direction):
    flat, unravel = ravel_pytree(params)
    d = ravel_pytree(direction)[0]
    gradient = jax.grad(lambda x: fn(unravel(x)))

    def number(i):
        row = jax.grad(lambda x: gradient(x)[i])(flat)
        return row @ d

    return unravel(jax.lax.map(number, jnp.arange(flat.size)))


def _dot(a, b):
    return sum(jnp.vdot(x, y) for x, y in zip(jax.tree.leaves(a), jax.tree.leaves(b)))


def best_step(fn, params, direction):
    gradient, change = jax.jvp(jax.grad(fn), (params,), (direction,))
    return -_dot(gradient, direction) / _dot(direction, change)
