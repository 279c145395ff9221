import functools
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int


@jax.jit
def newton_sqrt(
    value: Float[Array, ""], tolerance: Float[Array, ""], max_steps: Int[Array, ""]
) -> tuple[Float[Array, ""], Int[Array, ""]]:
    limit = jnp.maximum(jnp.asarray(max_steps, jnp.int32), 0)

    def condition(carry):
        root, remaining = carry
        return (remaining > 0) & (tolerance * value < jnp.abs(value - root * root))

    def body(carry):
        root, remaining = carry
        return 0.5 * (root + value / root), remaining - 1

    root, remaining = jax.lax.while_loop(condition, body, (value, limit))
    return root, limit - remaining


@jax.jit
def smooth(signal: Float[Array, " positions"], rounds: Int[Array, ""]) -> Float[Array, " positions"]:
    def body(carry):
        ring, remaining = carry
        mean = jnp.mean(jnp.stack([jnp.roll(ring, 1), ring, jnp.roll(ring, -1)]), axis=0)
        return mean, remaining - 1

    start = (signal, jnp.asarray(rounds, jnp.int32))
    ring, _ = jax.lax.while_loop(lambda carry: carry[1] > 0, body, start)
    return ring
