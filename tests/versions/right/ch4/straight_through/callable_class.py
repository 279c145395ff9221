from collections.abc import Callable

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float


class Borrowed:
    def __init__(self, fn, smooth):
        self.fn = fn
        self.smooth = smooth

    def __call__(self, x):
        value = lax.stop_gradient(self.fn(x))
        carrier = self.smooth(x)
        # subtract a zero with the opposite gradient
        return value - (lax.stop_gradient(carrier) - carrier)


def round_straight_through(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return lax.stop_gradient(lax.round(x, lax.RoundingMethod.TO_NEAREST_EVEN)) - (lax.stop_gradient(x) - x)


def borrow_gradient(
    fn: Callable[[Float[Array, "..."]], Float[Array, "..."]],
    smooth: Callable[[Float[Array, "..."]], Float[Array, "..."]],
) -> Callable[[Float[Array, "..."]], Float[Array, "..."]]:
    return Borrowed(fn, smooth)
