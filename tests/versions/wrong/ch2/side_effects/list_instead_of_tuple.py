# breaks: "A plain tuple of two arrays": returns a list of two arrays.
import jax
import jax.numpy as jnp


@jax.jit
def log2(x):
    ln_x = jnp.log(x)
    return [ln_x / jnp.log(2.0), ln_x]


def record_calls(xs):
    return [log2(x)[1] for x in xs]
