# breaks: "scale * x                        if x > 0": x = 100 (float32) gives nan, because exp overflows and 0 * inf is nan.
import jax
import jax.numpy as jnp


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    positive = x > 0
    return scale * (positive * x + ~positive * alpha * (jnp.exp(x) - 1))
