# another way: Calls `jax.nn.elu`, so only the factor is left to write.

import jax


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return scale * jax.nn.elu(x, alpha)
