"""Takes 2.5 GB in files that have no name (memfd), past the size of every folder.

They count for the worker all the same, or do not exist.
Earns: at most 0 points.
"""

import os

import jax
import jax.numpy as jnp

kept = [os.memfd_create(f"jax101-hostile-{number}") for number in range(50)]
for descriptor in kept:
    os.posix_fallocate(descriptor, 0, 50_000_000)


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
