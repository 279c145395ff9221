import jax
import jax.numpy as jnp


def hessian_vector_product(fn, params, direction):
    return jax.jvp(jax.grad(fn), (params,), (direction,))[1]


def _dot(a, b):
    return sum(jnp.vdot(x, y) for x, y in zip(jax.tree.leaves(a), jax.tree.leaves(b)))


def best_step(fn, params, direction):
    gradient, change = jax.jvp(jax.grad(fn), (params,), (direction,))
    slope = _dot(gradient, direction)
    bend = _dot(direction, change)
    return -slope / bend
