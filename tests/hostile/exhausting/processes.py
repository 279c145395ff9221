"""Starts 200 processes.

Fewer are allowed: a class is graded side by side.
Earns: at most 0 points.
"""

import os

import jax
import jax.numpy as jnp

for _ in range(200):
    os.posix_spawn("/bin/sleep", ["jax101-hostile-sleep", "20"], {})


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
