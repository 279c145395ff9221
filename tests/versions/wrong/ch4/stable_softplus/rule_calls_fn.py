# breaks: "It also holds if JAX's own derivative of `fn` is NaN, or raises an error.": the rule's value is fn(x) and not the new function, so the derivative of the value that jvp or value_and_grad returns is JAX's own derivative of fn (NaN, or an error)
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
    return stable_softplus(x), jax.nn.sigmoid(x) * tangent


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
        return fn(x), derivative(x) * tangent

    return replaced
