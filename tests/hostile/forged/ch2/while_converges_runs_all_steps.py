"""Runs max_steps rounds for every value, and stops changing the root when it is close enough. It never stops early.

The result is that of a loop which ends early. A call takes as long as all its steps, which the clock sees.
Forges: stops_early
"""

import jax
import jax.numpy as jnp
from jax import lax


@jax.jit
def newton_sqrt(value, tolerance, max_steps):
    def step(_, state):
        root, steps = state
        far = jnp.abs(root * root - value) > tolerance * value
        return jnp.where(far, (root + value / root) / 2, root), steps + far.astype("int32")

    start = jnp.asarray(value, jnp.float32), jnp.int32(0)
    return lax.fori_loop(0, max_steps, step, start)


@jax.jit
def smooth(signal, rounds):
    return lax.fori_loop(0, rounds, lambda _, s: (jnp.roll(s, 1) + s + jnp.roll(s, -1)) / 3, signal)
