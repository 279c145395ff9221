# breaks: "second derivative  the derivative of `derivative`, as JAX computes it": with stop_gradient and no rule, the first derivative is right for finite x, and the second one is twice too large
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
    def replaced(x):
        here = jax.lax.stop_gradient(x)
        return fn(here) + derivative(x) * (x - here)

    return replaced
