from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def _value(x):
    return jnp.maximum(x, 0.0) + jnp.log1p(jnp.exp(-jnp.abs(x)))


def _slope(x):
    return 0.5 + 0.5 * jnp.tanh(0.5 * x)


def stable_softplus(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return with_derivative(_value, _slope)(x)


def with_derivative(
    fn: Callable[[Float[Array, "..."]], Float[Array, "..."]],
    derivative: Callable[[Float[Array, "..."]], Float[Array, "..."]],
) -> Callable[[Float[Array, "..."]], Float[Array, "..."]]:
    g = jax.custom_jvp(lambda x: fn(x))
    g.defjvp(lambda primals, tangents: (g(*primals), derivative(*primals) * tangents[0]))
    return g
