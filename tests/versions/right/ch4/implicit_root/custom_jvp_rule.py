from collections.abc import Callable
from functools import partial

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float, PyTree


@partial(jax.custom_jvp, nondiff_argnums=(0,))
def fixed_point(
    step: Callable[[PyTree, Array], Float[Array, " numbers"]],
    params: PyTree[Float[Array, "..."]],
    start: Float[Array, " numbers"],
) -> Float[Array, " numbers"]:
    return lax.fori_loop(0, 100, lambda _, x: step(params, x), start)


@fixed_point.defjvp
def _rule(step, primals, tangents):
    params, start = primals
    x = fixed_point(step, params, start)
    _, a = jax.jvp(lambda params: step(params, x), (params,), (tangents[0],))
    b = jax.jacobian(step, argnums=1)(params, x)
    return x, jnp.linalg.solve(jnp.eye(x.size) - b, a)
