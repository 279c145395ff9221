# breaks: "second derivative  0      0      0      0.25    0     0     0": 1 / (1 + e^-x) is right for all x, but its own derivative is NaN for x = -100
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.custom_jvp
def stable_softplus(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return jnp.maximum(x, 0.0) + jnp.log1p(jnp.exp(-jnp.abs(x)))


@stable_softplus.defjvp
def _softplus_rule(primals, tangents):
    (x,), (tangent,) = primals, tangents
    return stable_softplus(x), tangent / (1.0 + jnp.exp(-x))


def with_derivative(
    fn: Callable[[Float[Array, "..."]], Float[Array, "..."]],
    derivative: Callable[[Float[Array, "..."]], Float[Array, "..."]],
) -> Callable[[Float[Array, "..."]], Float[Array, "..."]]:
    @jax.custom_jvp
    def replaced(x):
        return fn(x)

    @replaced.defjvp
    def rule(primals, tangents):
        (x,), (tangent,) = primals, tangents
        return replaced(x), derivative(x) * tangent

    return replaced
