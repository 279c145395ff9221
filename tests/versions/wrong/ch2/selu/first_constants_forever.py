# breaks: "if you pass another alpha or scale, the result follows the formula": the first call freezes alpha and scale into the program.
import jax
import jax.numpy as jnp

_program = None


def selu(x, alpha=1.6733, scale=1.0507):
    global _program
    if _program is None:
        _program = jax.jit(lambda v: scale * jnp.where(v > 0, v, alpha * (jnp.exp(v) - 1)))
    return _program(x)
