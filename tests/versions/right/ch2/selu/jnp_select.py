import jax
import jax.numpy as jnp


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return jnp.select([x > 0], [scale * x], default=scale * alpha * (jnp.exp(x) - 1))
