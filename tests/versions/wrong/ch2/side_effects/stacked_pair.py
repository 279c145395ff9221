# breaks: "A plain tuple of two arrays": returns one array of shape (2, ...), which unpacks like a tuple.
import jax
import jax.numpy as jnp


@jax.jit
def log2(x):
    ln_x = jnp.log(x)
    return jnp.stack([ln_x / jnp.log(2.0), ln_x])


def record_calls(xs):
    return [log2(x)[1] for x in xs]
