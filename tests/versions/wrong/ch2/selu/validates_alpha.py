# breaks: "if you pass another alpha or scale, the result follows the formula": a passed alpha is a tracer, so the `if` raises an error (the default works).
import jax
import jax.numpy as jnp


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    if alpha < 0 or scale < 0:
        raise ValueError("alpha and scale must not be negative")
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
