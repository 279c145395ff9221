# breaks: "So a direction in one array of the tree may change the gradient of another one.": each array is differentiated with the others held fixed, the blocks of H between different arrays are lost (any tree with two arrays that fn multiplies)
import jax
import jax.numpy as jnp


def hessian_vector_product(fn, params, direction):
    leaves, treedef = jax.tree.flatten(params)
    out = []
    for i, (p, d) in enumerate(zip(leaves, jax.tree.leaves(direction))):
        only = lambda x: fn(jax.tree.unflatten(treedef, leaves[:i] + [x] + leaves[i + 1 :]))
        out.append(jax.jvp(jax.grad(only), (p,), (d,))[1])
    return jax.tree.unflatten(treedef, out)


def _dot(a, b):
    return sum(jnp.vdot(x, y) for x, y in zip(jax.tree.leaves(a), jax.tree.leaves(b)))


def best_step(fn, params, direction):
    gradient, change = jax.jvp(jax.grad(fn), (params,), (direction,))
    return -_dot(gradient, direction) / _dot(direction, change)
