# another way: Adds two terms, one of which is always 0, and `expm1` loses no digits close to 0.

import jax
import jax.numpy as jnp


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    # one of the two terms is always 0
    return scale * (jnp.maximum(x, 0) + alpha * jnp.expm1(jnp.minimum(x, 0)))
