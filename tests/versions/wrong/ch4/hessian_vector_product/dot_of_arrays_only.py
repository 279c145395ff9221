# breaks: "A dot product is the sum of all n products of numbers in the same places, over all arrays of the tree.": sums the quotients of the arrays one by one, wrong for two or more arrays
import jax
import jax.numpy as jnp


def hessian_vector_product(fn, params, direction):
    return jax.jvp(jax.grad(fn), (params,), (direction,))[1]


def best_step(fn, params, direction):
    gradient, change = jax.jvp(jax.grad(fn), (params,), (direction,))
    steps = jax.tree.map(lambda g, c, d: -jnp.vdot(g, d) / jnp.vdot(d, c), gradient, change, direction)
    return sum(jax.tree.leaves(steps))
