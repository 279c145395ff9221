# breaks: "a second call traces nothing": a new lambda is jitted, traced and compiled on every call.
import jax
import jax.numpy as jnp


def selu(x, alpha=1.6733, scale=1.0507):
    return jax.jit(lambda v: scale * jnp.where(v > 0, v, alpha * (jnp.exp(v) - 1)))(x)
