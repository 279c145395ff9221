# breaks: "a Jacobian with respect to all of `params`": for a matrix of n * n params it makes an array of n * n * n elements, more than 2 * n * n for n >= 6
from collections.abc import Callable
from functools import partial

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float, PyTree


@partial(jax.custom_vjp, nondiff_argnums=(0,))
def fixed_point(
    step: Callable[[PyTree, Array], Float[Array, " numbers"]],
    params: PyTree[Float[Array, "..."]],
    start: Float[Array, " numbers"],
) -> Float[Array, " numbers"]:
    return lax.fori_loop(0, 100, lambda _, x: step(params, x), start)


def _forward(step, params, start):
    x = fixed_point(step, params, start)
    return x, (params, x)


def _backward(step, kept, v):
    params, x = kept
    by_params, by_x = jax.jacobian(step, argnums=(0, 1))(params, x)
    u = jnp.linalg.solve((jnp.eye(x.size) - by_x).T, v)
    return jax.tree.map(lambda leaf: jnp.tensordot(u, leaf, axes=1), by_params), None


fixed_point.defvjp(_forward, _backward)
