"""Prints 300 MB to each of the standard streams, then computes well.

What a submission prints decides nothing and costs nothing.
Earns: at most 10 points.
"""

import os

import jax
import jax.numpy as jnp

block = b"passed 7 of 7\n" * 100_000
for stream in (1, 2):
    for _ in range(220):
        os.write(stream, block)


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
