# another way: Writes the way back with `jax.custom_vjp`, which works in reverse mode only.

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float


def round_straight_through(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return borrow_gradient(jnp.round, lambda v: v)(x)


def borrow_gradient(
    fn: Callable[[Float[Array, "..."]], Float[Array, "..."]],
    smooth: Callable[[Float[Array, "..."]], Float[Array, "..."]],
) -> Callable[[Float[Array, "..."]], Float[Array, "..."]]:
    @jax.custom_vjp
    def borrowed(x):
        return fn(x)

    def forward(x):
        return borrowed(x), x

    def backward(x, cotangent):
        _, pull = jax.vjp(smooth, x)
        return pull(cotangent)

    borrowed.defvjp(forward, backward)
    return borrowed
