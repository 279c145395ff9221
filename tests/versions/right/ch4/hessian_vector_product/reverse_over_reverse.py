# another way: Takes `grad` of the dot product of gradient and direction: well known, but it needs more memory.

import operator

import jax
import jax.numpy as jnp


def dot(a, b):
    products = jax.tree.map(lambda x, y: jnp.sum(x * y), a, b)
    return jax.tree.reduce(operator.add, products)


def hessian_vector_product(fn, params, direction):
    def slope(p):
        return dot(jax.grad(fn)(p), direction)

    return jax.grad(slope)(params)


def best_step(fn, params, direction):
    slope = dot(jax.grad(fn)(params), direction)
    bend = dot(hessian_vector_product(fn, params, direction), direction)
    return -(slope / bend)
