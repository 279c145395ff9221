# breaks: "one JAX array for each item of `xs`": an empty xs should give an empty list, but raises ValueError (nothing to unpack).
import jax
import jax.numpy as jnp


@jax.jit
def log2(x):
    ln_x = jnp.log(x)
    return ln_x / jnp.log(2.0), ln_x


def record_calls(xs):
    _, ln_xs = zip(*map(log2, xs))
    return list(ln_xs)
