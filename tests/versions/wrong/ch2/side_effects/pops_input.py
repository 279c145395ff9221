# breaks: "xs stays as it was": the list of the caller is empty afterwards.
import jax
import jax.numpy as jnp


@jax.jit
def log2(x):
    ln_x = jnp.log(x)
    return ln_x / jnp.log(2.0), ln_x


def record_calls(xs):
    record = []
    while xs:
        record.append(log2(xs.pop(0))[1])
    return record
