import jax
import jax.numpy as jnp


def _change_base(ln_x, base):
    return ln_x / jnp.log(jnp.asarray(base, ln_x.dtype))


@jax.jit
def log2(x):
    ln_x = jnp.log(x)
    result = (_change_base(ln_x, 2.0), ln_x)
    return result


def _natural(x):
    return log2(x)[1]


def record_calls(xs):
    return [*map(_natural, xs)]
