# breaks: "Returns a function with the values of `fn` and the derivatives of `smooth`, of all orders.": the rule returns fn(x), so an outer grad sees the derivative of fn: the second derivative of f(x) ** 2 is 0 and not 2 for rounding
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float


@jax.custom_jvp
def _round(x):
    return jnp.round(x)


@_round.defjvp
def _round_jvp(primals, tangents):
    return jnp.round(primals[0]), tangents[0]


def round_straight_through(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return _round(x)


def borrow_gradient(
    fn: Callable[[Float[Array, "..."]], Float[Array, "..."]],
    smooth: Callable[[Float[Array, "..."]], Float[Array, "..."]],
) -> Callable[[Float[Array, "..."]], Float[Array, "..."]]:
    @jax.custom_jvp
    def borrowed(x):
        return fn(x)

    @borrowed.defjvp
    def borrowed_jvp(primals, tangents):
        _, tangent = jax.jvp(smooth, primals, tangents)
        return fn(*primals), tangent

    return borrowed
