# breaks: "if you pass another alpha or scale, the result follows the formula": programs are kept by alpha only, so a second scale with the same alpha is ignored.
import jax
import jax.numpy as jnp

_programs = {}


def selu(x, alpha=1.6733, scale=1.0507):
    if alpha not in _programs:
        _programs[alpha] = jax.jit(lambda v: scale * jnp.where(v > 0, v, alpha * jnp.expm1(v)))
    return _programs[alpha](x)
