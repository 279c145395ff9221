# breaks: "without side effects": each trace writes into a global list, which leaks the tracer.
import jax
import jax.numpy as jnp

_seen = []


@jax.jit
def selu(x, alpha=1.6733, scale=1.0507):
    _seen.append(x)
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))
