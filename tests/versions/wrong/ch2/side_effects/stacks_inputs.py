# breaks: "Their shapes may differ": jnp.stack raises an error for arrays of different shapes (and for an empty list).
import jax
import jax.numpy as jnp


@jax.jit
def log2(x):
    ln_x = jnp.log(x)
    return ln_x / jnp.log(2.0), ln_x


def record_calls(xs):
    return list(log2(jnp.stack(xs))[1])
