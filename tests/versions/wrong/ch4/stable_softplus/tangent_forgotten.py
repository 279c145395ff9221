# breaks: "first derivative   derivative(x), whatever the true derivative of `fn` is": the rule leaves out the tangent: jvp with a tangent of 1 is right, jax.grad gives 0
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
        return replaced(x), derivative(x)

    return replaced
