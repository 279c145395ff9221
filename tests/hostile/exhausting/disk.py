"""Writes 300 MB into its scratch in files of 30 MB.

The scratch is sized.
Earns: at most 0 points.
"""

import jax
import jax.numpy as jnp

for number in range(10):
    with open(f"/tmp/jax101-hostile-{number}", "wb") as file:
        file.write(bytes(30_000_000))


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
