# breaks: "The value and both derivatives are right for large numbers too": the value is right, but the exponent still sees 100, so the gradient there is NaN
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def stable_softplus(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return jnp.where(x > 20, x, jnp.log1p(jnp.exp(x)))


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
