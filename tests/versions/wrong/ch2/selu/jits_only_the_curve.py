# breaks: "selu is one compiled program": only the negative side is compiled; `>`, where and `*` run as programs of their own.
import jax
import jax.numpy as jnp


@jax.jit
def _curve(x, alpha):
    return alpha * (jnp.exp(x) - 1)


def selu(x, alpha=1.6733, scale=1.0507):
    return scale * jnp.where(x > 0, x, _curve(x, alpha))
