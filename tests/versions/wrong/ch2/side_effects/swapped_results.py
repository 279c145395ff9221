# breaks: "the logarithm to base 2, and the natural logarithm": the two are in the wrong order, and record_calls follows it.
import jax
import jax.numpy as jnp


@jax.jit
def log2(x):
    ln_x = jnp.log(x)
    return ln_x, ln_x / jnp.log(2.0)


def record_calls(xs):
    return [log2(x)[0] for x in xs]
