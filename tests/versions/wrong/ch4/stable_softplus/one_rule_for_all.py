# breaks: "Others that you make later, from another `fn`, do not change it.": fn and derivative stand in a global, so a second with_derivative changes the function made by the first
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


_current = {}


@jax.custom_jvp
def _replaced(x):
    return _current["fn"](x)


@_replaced.defjvp
def _replaced_rule(primals, tangents):
    (x,), (tangent,) = primals, tangents
    return _replaced(x), _current["derivative"](x) * tangent


def with_derivative(
    fn: Callable[[Float[Array, "..."]], Float[Array, "..."]],
    derivative: Callable[[Float[Array, "..."]], Float[Array, "..."]],
) -> Callable[[Float[Array, "..."]], Float[Array, "..."]]:
    _current["fn"] = fn
    _current["derivative"] = derivative
    return _replaced
