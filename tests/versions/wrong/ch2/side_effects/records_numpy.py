# breaks: "It has one JAX array for each item of `xs`": the items are NumPy arrays.
import jax
import jax.numpy as jnp


@jax.jit
def log2(x):
    ln_x = jnp.log(x)
    return ln_x / jnp.log(2.0), ln_x


import numpy as np  # noqa: E402


def record_calls(xs):
    return [np.asarray(log2(x)[1]) for x in xs]
