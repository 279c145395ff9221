# breaks: "Computes H times `direction`": takes the first of the two results of jvp, the gradient itself
import jax
import jax.numpy as jnp


def hessian_vector_product(fn, params, direction):
    change, _ = jax.jvp(jax.grad(fn), (params,), (direction,))
    return change


def _dot(a, b):
    return sum(jnp.vdot(x, y) for x, y in zip(jax.tree.leaves(a), jax.tree.leaves(b)))


def best_step(fn, params, direction):
    gradient, change = jax.jvp(jax.grad(fn), (params,), (direction,))
    return -_dot(gradient, direction) / _dot(direction, change)
