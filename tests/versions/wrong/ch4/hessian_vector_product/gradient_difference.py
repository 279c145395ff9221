# breaks: "The difference of two gradients at nearby places is not exact enough in float32.": a finite difference of gradients, wrong in the second or third digit
import jax
import jax.numpy as jnp


def hessian_vector_product(fn, params, direction):
    eps = 1e-3
    ahead = jax.grad(fn)(jax.tree.map(lambda p, d: p + eps * d, params, direction))
    here = jax.grad(fn)(params)
    return jax.tree.map(lambda a, b: (a - b) / eps, ahead, here)


def _dot(a, b):
    return sum(jnp.vdot(x, y) for x, y in zip(jax.tree.leaves(a), jax.tree.leaves(b)))


def best_step(fn, params, direction):
    gradient, change = jax.jvp(jax.grad(fn), (params,), (direction,))
    return -_dot(gradient, direction) / _dot(direction, change)
