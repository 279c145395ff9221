# another way: Repeats `u = v + J^T u` instead of solving: it makes no matrix, which helps if x is large.

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
    _, pull = jax.vjp(step, params, x)

    def body(_, u):
        return v + pull(u)[1]

    u = lax.fori_loop(0, 120, body, v)
    return pull(u)[0], jnp.zeros_like(x)


fixed_point.defvjp(_forward, _backward)
