# breaks: "A plain tuple of two arrays in the shape and dtype of `x`": a scalar x of shape () gives shape (1,).
import jax
import jax.numpy as jnp


@jax.jit
def log2(x):
    ln_x = jnp.log(jnp.atleast_1d(x))
    return ln_x / jnp.log(2.0), ln_x


def record_calls(xs):
    return [log2(x)[1] for x in xs]
