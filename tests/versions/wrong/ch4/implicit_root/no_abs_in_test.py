# breaks: "soon as no number of x moves by more": the test forgets abs, so it stops after one step if all numbers of x fall
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
        count, old, x = state
        return (count < 100) & jnp.any(x - old > 1e-6)

    def advance(state):
        count, _, x = state
        return count + 1, x, step(params, x)

    return lax.while_loop(goes_on, advance, (1, start, step(params, start)))[2]


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
