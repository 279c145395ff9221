# breaks: "without side effects": the program contains a callback that prints on every call.
import jax
import jax.numpy as jnp


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    y = scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
    jax.debug.print("selu: {n} nan", n=jnp.isnan(y).sum())
    return y
