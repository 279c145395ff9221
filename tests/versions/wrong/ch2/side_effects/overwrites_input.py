# breaks: "A new Python list [...] xs stays as it was": the items of xs are replaced and xs itself is returned.
import jax
import jax.numpy as jnp


@jax.jit
def log2(x):
    ln_x = jnp.log(x)
    return ln_x / jnp.log(2.0), ln_x


def record_calls(xs):
    for i in range(len(xs)):
        xs[i] = log2(xs[i])[1]
    return xs
