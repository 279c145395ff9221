from collections.abc import Callable
from functools import partial

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float, PyTree


@partial(jax.custom_vjp, nondiff_argnums=(0,))
@partial(jax.jit, static_argnums=0)
def fixed_point(
    step: Callable[[PyTree, Array], Float[Array, " numbers"]],
    params: PyTree[Float[Array, "..."]],
    start: Float[Array, " numbers"],
) -> Float[Array, " numbers"]:
    return lax.fori_loop(0, 100, lambda _, x: step(params, x), start)


def _forward(step, params, start):
    x = fixed_point(step, params, start)
    return x, (params, x)


def _transposed_step(step, everything, u):
    params, x, v = everything
    _, pull = jax.vjp(lambda x: step(params, x), x)
    return v + pull(u)[0]


def _backward(step, kept, v):
    params, x = kept
    u = fixed_point(partial(_transposed_step, step), (params, x, v), jnp.zeros_like(v))
    _, pull = jax.vjp(lambda params: step(params, x), params)
    return *pull(u), None


fixed_point.defvjp(_forward, _backward)
