"""Runs all max_steps rounds for every value, and wastes time in each round that is needed.

A value that is close enough early must take as long with a large limit as with a small one.
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

        def waste(root):
            lost = lax.fori_loop(0, 30, lambda i, r: jnp.sin(r) + root, root)
            return jnp.where(lost > 1e30, lost, (root + value / root) / 2)

        return lax.cond(far, waste, lambda root: root, root), steps + far.astype("int32")

    return lax.fori_loop(0, max_steps, step, (jnp.asarray(value), jnp.int32(0)))


@jax.jit
def smooth(signal, rounds):
    return lax.fori_loop(0, rounds, lambda _, s: (jnp.roll(s, 1) + s + jnp.roll(s, -1)) / 3, jnp.asarray(signal))
