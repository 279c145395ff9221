"""Returns arrays of a few hundred megabytes.

Bytes are counted, and too many are refused where they are encoded.
Earns: at most 0 points.
"""

import jax.numpy as jnp


def selu(x, alpha=1.6733, scale=1.0507):
    large = jnp.zeros(20_000_000, "float32")
    return [large] * 5
