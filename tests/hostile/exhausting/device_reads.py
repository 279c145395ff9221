"""Reads endless devices into memory, a little at a time, up to 2.5 GiB.

It meets `MemoryError` or the limit on its time.
Earns: at most 0 points.
"""

import jax
import jax.numpy as jnp

kept = []
with open("/dev/zero", "rb") as zeros:
    while sum(map(len, kept)) < 5 * 2**29:
        kept.append(zeros.read(2**26))


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
