# breaks: "It may be 0.": divides by the length of the direction and multiplies again at the end, nan for the direction 0
import jax
import jax.numpy as jnp


def hessian_vector_product(fn, params, direction):
    length = jnp.sqrt(sum(jnp.sum(d**2) for d in jax.tree.leaves(direction)))
    unit = jax.tree.map(lambda d: d / length, direction)
    product = jax.jvp(jax.grad(fn), (params,), (unit,))[1]
    return jax.tree.map(lambda p: p * length, product)


def _dot(a, b):
    return sum(jnp.vdot(x, y) for x, y in zip(jax.tree.leaves(a), jax.tree.leaves(b)))


def best_step(fn, params, direction):
    gradient, change = jax.jvp(jax.grad(fn), (params,), (direction,))
    return -_dot(gradient, direction) / _dot(direction, change)
