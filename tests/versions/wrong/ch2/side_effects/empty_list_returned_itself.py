# breaks: "each call of record_calls returns a new list": for an empty xs, xs itself is returned.
import jax
import jax.numpy as jnp


@jax.jit
def log2(x):
    ln_x = jnp.log(x)
    return ln_x / jnp.log(2.0), ln_x


def record_calls(xs):
    if not xs:
        return xs
    return [log2(x)[1] for x in xs]
