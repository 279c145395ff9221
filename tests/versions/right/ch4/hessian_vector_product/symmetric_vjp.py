import jax
import jax.numpy as jnp


def hessian_vector_product(fn, params, direction):
    # H is symmetric: direction^T H = (H direction)^T
    _, pullback = jax.vjp(jax.grad(fn), params)
    (product,) = pullback(direction)
    return product


def best_step(fn, params, direction):
    slope = jax.jvp(fn, (params,), (direction,))[1]
    product = hessian_vector_product(fn, params, direction)
    bend = jax.tree.reduce(jnp.add, jax.tree.map(lambda a, b: jnp.vdot(a, b), product, direction))
    return jnp.negative(slope) / bend
