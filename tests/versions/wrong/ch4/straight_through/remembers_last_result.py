# breaks: "It works for any number of calls, with different shapes and dtypes.": the zeros of the first call do not fit the shape of the second, and bfloat16 becomes float32
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float


def round_straight_through(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return lax.stop_gradient(jnp.round(x)) + (x - lax.stop_gradient(x))


def borrow_gradient(
    fn: Callable[[Float[Array, "..."]], Float[Array, "..."]],
    smooth: Callable[[Float[Array, "..."]], Float[Array, "..."]],
) -> Callable[[Float[Array, "..."]], Float[Array, "..."]]:
    cache = {}

    def borrowed(x):
        if "zeros" not in cache:
            cache["zeros"] = jnp.zeros(x.shape, x.dtype)
        y = smooth(x)
        return lax.stop_gradient(fn(x)) + (y - lax.stop_gradient(y)) + cache["zeros"]

    return borrowed
