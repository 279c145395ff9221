"""Makes 20,000 empty files with names of 200 characters, which take no space but the kernel's.

Their number is limited.
Earns: at most 0 points.
"""

import jax
import jax.numpy as jnp

for number in range(20_000):
    open(f"/tmp/jax101-hostile-{number:0>180}", "w").close()


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
