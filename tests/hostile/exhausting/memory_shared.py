"""Takes 2.5 GiB of anonymous shared memory, which counts as no process's data.

It counts for the worker all the same, or does not exist.
Earns: at most 0 points.
"""

import mmap

import jax
import jax.numpy as jnp

block = b"x" * 2**26
kept = mmap.mmap(-1, 40 * len(block))
for _ in range(40):
    kept.write(block)


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
