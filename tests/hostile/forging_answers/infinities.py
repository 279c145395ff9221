"""Returns NaN, then infinity, then the largest float: values that slip through careless comparisons.

NaN agrees with NaN alone.
Earns: at most 0 points.
"""

import jax
import jax.numpy as jnp


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return jnp.full_like(x, {2: jnp.nan, 1: jnp.inf}.get(x.ndim, 3e38))
