# breaks: "Do not use `jax.debug.print` or a callback": the compiled program calls Python to fill a list.
import jax
import jax.numpy as jnp


numbers = []


@jax.jit
def log2(x):
    ln_x = jnp.log(x)
    jax.debug.callback(numbers.append, ln_x)
    return ln_x / jnp.log(2.0), ln_x


def record_calls(xs):
    return [log2(x)[1] for x in xs]
