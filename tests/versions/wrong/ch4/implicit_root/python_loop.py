# breaks: "So no Python loop runs over the steps.": 100 copies of the step stand in the traced program
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
    x = start
    for _ in range(100):
        x = step(params, x)
    return x


def _forward(step, params, start):
    x = fixed_point(step, params, start)
    return x, (params, x)


def _backward(step, kept, v):
    params, x = kept
    jacobian = jax.jacobian(step, argnums=1)(params, x)
    u = jnp.linalg.solve((jnp.eye(x.size) - jacobian).T, v)
    _, pull = jax.vjp(lambda params: step(params, x), params)
    return pull(u)[0], None


fixed_point.defvjp(_forward, _backward)
