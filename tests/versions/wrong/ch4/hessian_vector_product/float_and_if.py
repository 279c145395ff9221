# breaks: "Both functions work inside `jax.jit` too": `if bend == 0` and float() on tracers raise under jit and vmap
import jax
import jax.numpy as jnp


def hessian_vector_product(fn, params, direction):
    return jax.jvp(jax.grad(fn), (params,), (direction,))[1]


def _dot(a, b):
    return sum(jnp.vdot(x, y) for x, y in zip(jax.tree.leaves(a), jax.tree.leaves(b)))


def best_step(fn, params, direction):
    gradient, change = jax.jvp(jax.grad(fn), (params,), (direction,))
    bend = float(_dot(direction, change))
    if bend == 0:
        return jnp.float32(0.0)
    return -_dot(gradient, direction) / bend
