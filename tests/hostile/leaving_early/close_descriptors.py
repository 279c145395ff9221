"""Closes every descriptor, the judge's channel among them, and computes well ever after.

Nobody hears the answers.
Earns: at most 0 points.
"""

import os

import jax
import jax.numpy as jnp

os.closerange(0, 4096)


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
