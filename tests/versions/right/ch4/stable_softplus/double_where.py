# another way: Writes both sides with a double `where`, so JAX's own derivatives are right without a rule.

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def stable_softplus(x: Float[Array, "..."]) -> Float[Array, "..."]:
    positive = x > 0
    low = jnp.log1p(jnp.exp(jnp.where(positive, 0.0, x)))
    high = jnp.log1p(jnp.exp(-jnp.where(positive, x, 0.0)))
    return jnp.where(positive, x + high, low)


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
