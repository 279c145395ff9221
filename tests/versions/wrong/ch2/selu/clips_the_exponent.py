# breaks: "scale * alpha * (exp(x) - 1)     otherwise": x below -5 gives the value at -5, 0.012 away from the formula.
import jax
import jax.numpy as jnp


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    safe = jnp.clip(x, -5.0, 5.0)  # exp must neither overflow nor underflow
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(safe) - 1))
