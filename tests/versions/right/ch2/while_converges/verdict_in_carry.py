# another way: Carries the result of the test, which helps if the body computes the error anyway.

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
    def is_far(root):
        return jnp.abs(root * root - value) > tolerance * value

    def condition(carry):
        _, steps, far = carry
        return far & (steps < max_steps)

    def body(carry):
        root, steps, _ = carry
        root = (root + value / root) / 2
        return root, steps + 1, is_far(root)

    root, steps, _ = jax.lax.while_loop(condition, body, (value, jnp.int32(0), is_far(value)))
    return root, steps


@jax.jit
def smooth(signal: Float[Array, " positions"], rounds: Int[Array, ""]) -> Float[Array, " positions"]:
    def left_to_do(carry):
        _, done = carry
        return done < rounds

    def go(carry):
        ring, done = carry
        neighbours = jnp.roll(ring, 1) + jnp.roll(ring, -1)
        return (neighbours + ring) / 3, done + 1

    return jax.lax.while_loop(left_to_do, go, (signal, jnp.int32(0)))[0]
