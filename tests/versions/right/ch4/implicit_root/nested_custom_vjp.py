from collections.abc import Callable
from functools import partial

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float, PyTree


def fixed_point(
    step: Callable[[PyTree, Array], Float[Array, " numbers"]],
    params: PyTree[Float[Array, "..."]],
    start: Float[Array, " numbers"],
) -> Float[Array, " numbers"]:
    @jax.custom_vjp
    def find(params, start):
        last, _ = lax.scan(lambda x, _: (step(params, x), None), start, length=100)
        return last

    def forward(params, start):
        x = find(params, start)
        return x, (x, params)

    def backward(kept, v):
        x, params = kept
        columns = jax.vmap(lambda e: jax.jvp(lambda x: step(params, x), (x,), (e,))[1])(jnp.eye(x.size))
        # Row i of `columns` is column i of the Jacobian, so this is its transposed form already.
        factors = jax.scipy.linalg.lu_factor(jnp.eye(x.size) - columns)
        u = jax.scipy.linalg.lu_solve(factors, v)
        (gradient,) = jax.vjp(lambda params: step(params, x), params)[1](u)
        return gradient, None

    find.defvjp(forward, backward)
    return find(params, start)
