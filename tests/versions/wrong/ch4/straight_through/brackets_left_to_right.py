# breaks: "Values are exact, and not off in the last digit.": (value + y) - y loses digits, for example for x = 0.7, or if smooth(x) is far larger than fn(x)
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float


def round_straight_through(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return lax.stop_gradient(jnp.round(x)) + x - lax.stop_gradient(x)


def borrow_gradient(
    fn: Callable[[Float[Array, "..."]], Float[Array, "..."]],
    smooth: Callable[[Float[Array, "..."]], Float[Array, "..."]],
) -> Callable[[Float[Array, "..."]], Float[Array, "..."]]:
    def borrowed(x):
        y = smooth(x)
        return lax.stop_gradient(fn(x)) + y - lax.stop_gradient(y)

    return borrowed
