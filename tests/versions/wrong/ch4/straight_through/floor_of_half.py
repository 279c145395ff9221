# breaks: "So halves go to the even neighbour, and large numbers stay as they are": 0.5 gives 1 and 2.5 gives 3
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float


def round_straight_through(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return lax.stop_gradient(jnp.floor(x + 0.5)) + (x - lax.stop_gradient(x))


def borrow_gradient(
    fn: Callable[[Float[Array, "..."]], Float[Array, "..."]],
    smooth: Callable[[Float[Array, "..."]], Float[Array, "..."]],
) -> Callable[[Float[Array, "..."]], Float[Array, "..."]]:
    def borrowed(x):
        y = smooth(x)
        return lax.stop_gradient(fn(x)) + (y - lax.stop_gradient(y))

    return borrowed
