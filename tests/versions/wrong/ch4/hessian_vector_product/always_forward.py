# breaks: "It is negative if `fn` falls in the opposite direction.": takes the absolute value of the step, wrong for directions that point uphill
import jax
import jax.numpy as jnp


def hessian_vector_product(fn, params, direction):
    return jax.jvp(jax.grad(fn), (params,), (direction,))[1]


def _dot(a, b):
    return sum(jnp.vdot(x, y) for x, y in zip(jax.tree.leaves(a), jax.tree.leaves(b)))


def best_step(fn, params, direction):
    gradient, change = jax.jvp(jax.grad(fn), (params,), (direction,))
    return jnp.abs(_dot(gradient, direction)) / _dot(direction, change)
