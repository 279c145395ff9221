import jax
import jax.numpy as jnp


def hessian_vector_product(fn, params, direction):
    gradient = lambda p: jax.value_and_grad(fn)(p)[1]
    _, tangents = jax.jvp(gradient, [params], [direction])
    return tangents


def best_step(fn, params, direction):
    def first(p):
        value, slope = jax.jvp(fn, (p,), (direction,))
        return value, slope

    (_, slope), (_, bend) = jax.jvp(first, (params,), (direction,))
    return jnp.divide(-slope, bend)
