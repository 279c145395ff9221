# another way: Takes `grad` of the slope along the direction, so reverse mode is outside of forward mode.

import jax
import jax.numpy as jnp


def _slope(fn, params, direction):
    return jax.jvp(fn, (params,), (direction,))[1]


def hessian_vector_product(fn, params, direction):
    return jax.grad(lambda p: _slope(fn, p, direction))(params)


def best_step(fn, params, direction):
    slope, bend = jax.jvp(lambda p: _slope(fn, p, direction), (params,), (direction,))
    return -slope / bend
