# breaks: "number i of the result is the sum over all n numbers j of": multiplies the row sums of H by the direction, wrong if H is not diagonal
import jax
import jax.numpy as jnp


def hessian_vector_product(fn, params, direction):
    def total(p):
        return sum(jnp.sum(g) for g in jax.tree.leaves(jax.grad(fn)(p)))

    return jax.tree.map(jnp.multiply, jax.grad(total)(params), direction)


def _dot(a, b):
    return sum(jnp.vdot(x, y) for x, y in zip(jax.tree.leaves(a), jax.tree.leaves(b)))


def best_step(fn, params, direction):
    gradient, change = jax.jvp(jax.grad(fn), (params,), (direction,))
    return -_dot(gradient, direction) / _dot(direction, change)
