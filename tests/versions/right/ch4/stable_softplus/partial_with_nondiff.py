# another way: Names the two functions in `nondiff_argnums`, so one rule at the top serves all of them.

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


import functools


@jax.jit
def _sigmoid(x):
    small = jnp.exp(-jnp.abs(x))
    return jnp.where(x >= 0, 1.0, small) / (1.0 + small)


@jax.custom_jvp
def _slope(x):
    return _sigmoid(x)


@_slope.defjvp
def _slope_rule(primals, tangents):
    (x,), (tangent,) = primals, tangents
    return _slope(x), _slope(x) * _slope(-x) * tangent


@jax.custom_jvp
def stable_softplus(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return jnp.logaddexp(x, jnp.zeros_like(x))


stable_softplus.defjvps(lambda tangent, value, x: _slope(x) * tangent)


@functools.partial(jax.custom_jvp, nondiff_argnums=(0, 1))
def _call(fn, derivative, x):
    return fn(x)


@_call.defjvp
def _call_rule(fn, derivative, primals, tangents):
    return _call(fn, derivative, *primals), derivative(*primals) * tangents[0]


def with_derivative(
    fn: Callable[[Float[Array, "..."]], Float[Array, "..."]],
    derivative: Callable[[Float[Array, "..."]], Float[Array, "..."]],
) -> Callable[[Float[Array, "..."]], Float[Array, "..."]]:
    return functools.partial(_call, fn, derivative)
