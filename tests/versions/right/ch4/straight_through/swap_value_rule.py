from collections.abc import Callable

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float


@jax.custom_jvp
def swap(value, carrier):
    """The value of `value`, the tangent of `carrier`."""
    return value


@swap.defjvp
def swap_jvp(primals, tangents):
    return swap(*primals), tangents[1]


def round_straight_through(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return swap(jnp.round(x), x)


def borrow_gradient(
    fn: Callable[[Float[Array, "..."]], Float[Array, "..."]],
    smooth: Callable[[Float[Array, "..."]], Float[Array, "..."]],
) -> Callable[[Float[Array, "..."]], Float[Array, "..."]]:
    def borrowed(x):
        return swap(fn(x), smooth(x))

    return borrowed
