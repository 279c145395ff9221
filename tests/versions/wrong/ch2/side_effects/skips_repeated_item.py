# breaks: "It has one JAX array for each item of `xs`": if the same array object is in xs twice, it is recorded once.
import jax
import jax.numpy as jnp


@jax.jit
def log2(x):
    ln_x = jnp.log(x)
    return ln_x / jnp.log(2.0), ln_x


def record_calls(xs):
    unique = {id(x): x for x in xs}
    return [log2(x)[1] for x in unique.values()]
