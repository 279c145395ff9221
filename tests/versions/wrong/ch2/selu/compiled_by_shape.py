# breaks: "any floating dtype": compiled programs are kept by shape only, so bfloat16 after float32 of the same shape raises a TypeError.
import jax
import jax.numpy as jnp

_compiled = {}


def _formula(x, alpha, scale):
    return scale * jnp.where(x > 0, x, alpha * (jnp.exp(x) - 1))


def selu(x, alpha=1.6733, scale=1.0507):
    if x.shape not in _compiled:
        _compiled[x.shape] = jax.jit(_formula).lower(x, alpha, scale).compile()
    return _compiled[x.shape](x, alpha, scale)
