"""all three activations were computed, and two of them thrown away."""

from collections.abc import Callable

import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Bool, Float, Int


def x_log_x(x: Float[Array, "..."]) -> Float[Array, "..."]:
    if not jnp.issubdtype(x.dtype, jnp.floating):
        raise TypeError(f"expected a floating dtype, got {x.dtype}")
    positive = x > 0
    safe = jnp.where(positive, x, 1)
    return jnp.where(positive, x * jnp.log(safe), 0)


def step_unless_done(
    done: Bool[Array, ""],
    step: Callable[[Float[Array, "..."]], Float[Array, "..."]],
    x: Float[Array, "..."],
) -> Float[Array, "..."]:
    return lax.cond(done, lambda x: x, step, x)


def activation(index: Int[Array, ""], x: Float[Array, "..."]) -> Float[Array, "..."]:
    computed = jnp.stack([x, jnp.maximum(x, 0), jnp.tanh(x)])
    return computed[jnp.clip(index, 0, 2)]
