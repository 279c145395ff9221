"""Takes 3 GiB at once, where 2 are allowed.

It meets `MemoryError`.
Earns: at most 0 points.
"""

import jax
import jax.numpy as jnp
import numpy as np

kept = np.ones(3 * 2**30, "uint8")


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
