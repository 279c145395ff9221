"""Takes 3 GiB in XLA's own allocator, where 2 are allowed.

The allocation fails, as an exception or by the worker's death.
Earns: at most 0 points.
"""

import jax
import jax.numpy as jnp

kept = jnp.ones(3 * 2**28, "float32").block_until_ready()


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
