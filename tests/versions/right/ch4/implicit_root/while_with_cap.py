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
    def goes_on(state):
        count, moved, _ = state
        return (count < 100) & (moved > 1e-6)

    def advance(state):
        count, _, x = state
        new = step(params, x)
        return count + 1, jnp.max(jnp.abs(new - x)), new

    return lax.while_loop(goes_on, advance, (0, jnp.float32(jnp.inf), jnp.asarray(start)))[2]


def _forward(step, params, start):
    x = fixed_point(step, params, start)
    return x, (params, x)


def _backward(step, kept, v):
    params, x = kept
    jacobian = jax.jacrev(lambda x: step(params, x))(x)
    u = jnp.linalg.inv(jnp.eye(len(x)) - jacobian).T @ v
    return jax.vjp(step, params, x)[1](u)[0], jnp.zeros_like(x)


fixed_point.defvjp(_forward, _backward)
