"""Opens 20,000 descriptors.

Fewer are allowed.
Earns: at most 0 points.
"""

import os
import resource

import jax
import jax.numpy as jnp

_, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
kept = [os.open("/dev/null", os.O_RDONLY) for _ in range(20_000)]


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
