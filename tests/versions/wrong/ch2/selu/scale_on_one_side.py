# breaks: "scale: a factor of both sides": negative x are not multiplied by scale.
import jax
import jax.numpy as jnp


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return jnp.where(x > 0, scale * x, alpha * (jnp.exp(x) - 1))
