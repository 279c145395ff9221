# breaks: "Keep the decorator `@jax.jit`": runs operation by operation, Python at every call.
import jax
import jax.numpy as jnp


def log2(x):
    ln_x = jnp.log(x)
    return ln_x / jnp.log(2.0), ln_x


def record_calls(xs):
    return [log2(x)[1] for x in xs]
