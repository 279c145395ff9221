from functools import partial

import jax
import jax.numpy as jnp


@partial(jax.jit, static_argnums=0)
def _gradient_and_change(fn, params, direction):
    gradient, push = jax.linearize(jax.grad(fn), params)
    return gradient, push(direction)


def hessian_vector_product(fn, params, direction):
    return _gradient_and_change(fn, params, direction)[1]


def best_step(fn, params, direction):
    gradient, change = _gradient_and_change(fn, params, direction)
    slope = bend = jnp.float32(0.0)
    for g, c, d in zip(*map(jax.tree.leaves, (gradient, change, direction))):
        slope += jnp.sum(g * d)
        bend += jnp.sum(c * d)
    return -slope / bend
