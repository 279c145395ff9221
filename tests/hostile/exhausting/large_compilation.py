"""Traces to a program of forty thousand operations, which takes minutes to compile.

It happens while the file is imported, and is ended at the limit, once.
Earns: at most 0 points.
"""

import jax
import jax.numpy as jnp


@jax.jit
def long(x):
    for number in range(40_000):
        x = jnp.sin(x + number) * 1.5
    return x


long(1.0)
