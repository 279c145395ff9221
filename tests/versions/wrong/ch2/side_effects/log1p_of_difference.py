# breaks: "positive numbers, any shape, float32 [...] the logarithm to base 2, and the natural logarithm": for x = 1e-9, x - 1 rounds to -1 and the result is -inf.
import jax
import jax.numpy as jnp


@jax.jit
def log2(x):
    ln_x = jnp.log1p(x - 1)
    return ln_x / jnp.log(2.0), ln_x


def record_calls(xs):
    return [log2(x)[1] for x in xs]
