# breaks: "All this holds in forward mode and reverse mode, and for one mode inside of the other.": custom_vjp has no forward mode: jvp, jacfwd and hessian raise an error
from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.custom_vjp
def stable_softplus(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return jnp.maximum(x, 0.0) + jnp.log1p(jnp.exp(-jnp.abs(x)))


stable_softplus.defvjp(lambda x: (stable_softplus(x), x), lambda x, cotangent: (jax.nn.sigmoid(x) * cotangent,))


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
