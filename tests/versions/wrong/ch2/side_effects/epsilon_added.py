# breaks: "the natural logarithm [...] positive numbers": for x = 1e-9 the result is about that of 1e-7.
import jax
import jax.numpy as jnp


@jax.jit
def log2(x):
    ln_x = jnp.log(x + 1e-7)
    return ln_x / jnp.log(2.0), ln_x


def record_calls(xs):
    return [log2(x)[1] for x in xs]
