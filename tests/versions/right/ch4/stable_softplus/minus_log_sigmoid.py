from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def stable_softplus(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return -jax.nn.log_sigmoid(-x)


def with_derivative(
    fn: Callable[[Float[Array, "..."]], Float[Array, "..."]],
    derivative: Callable[[Float[Array, "..."]], Float[Array, "..."]],
) -> Callable[[Float[Array, "..."]], Float[Array, "..."]]:
    class Replaced:
        def __init__(self):
            self.inner = jax.custom_jvp(fn)
            self.inner.defjvp(self.rule)

        def rule(self, primals, tangents):
            (x,), (dx,) = primals, tangents
            return self(x), jax.tree.map(jnp.multiply, dx, derivative(x))

        def __call__(self, x):
            return self.inner(x)

    return Replaced()
