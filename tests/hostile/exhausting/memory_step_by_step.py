"""Takes 2.5 GiB, 32 MiB at a time, where 2 are allowed.

It meets `MemoryError` before.
Earns: at most 0 points.
"""

import jax
import jax.numpy as jnp

kept = [bytearray(b"x") * 2**25 for _ in range(80)]


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
