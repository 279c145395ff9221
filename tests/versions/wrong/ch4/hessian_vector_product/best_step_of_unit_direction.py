# breaks: "its length need not be 1": best_step normalizes the direction first, wrong unless its length is 1
import jax
import jax.numpy as jnp


def hessian_vector_product(fn, params, direction):
    return jax.jvp(jax.grad(fn), (params,), (direction,))[1]


def _dot(a, b):
    return sum(jnp.vdot(x, y) for x, y in zip(jax.tree.leaves(a), jax.tree.leaves(b)))


def best_step(fn, params, direction):
    length = jnp.sqrt(_dot(direction, direction))
    direction = jax.tree.map(lambda d: d / length, direction)
    gradient, change = jax.jvp(jax.grad(fn), (params,), (direction,))
    return -_dot(gradient, direction) / _dot(direction, change)
