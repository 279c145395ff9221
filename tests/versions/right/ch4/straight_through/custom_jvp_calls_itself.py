# another way: Writes a rule with `jax.custom_jvp`: longer, but no sum can round the value.

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
    return _round(*primals), tangents[0]


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
        return borrowed(*primals), tangent

    return borrowed
