# breaks: "A new Python list. It has one JAX array for each item of `xs`": the second call returns the records of the first call too.
import jax
import jax.numpy as jnp


@jax.jit
def log2(x):
    ln_x = jnp.log(x)
    return ln_x / jnp.log(2.0), ln_x


global_list = []


def record_calls(xs):
    for x in xs:
        global_list.append(log2(x)[1])
    return list(global_list)
