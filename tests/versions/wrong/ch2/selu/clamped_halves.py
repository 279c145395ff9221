# breaks: "if you pass another alpha or scale, the result follows the formula": a negative alpha is clamped away, and alpha = 0 gives nan for x = 100.
import jax
import jax.numpy as jnp


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    return scale * (jnp.maximum(x, 0) + jnp.minimum(0, alpha * (jnp.exp(x) - 1)))
