# another way: Calls `jnp.log2`, and appends in a loop outside of `jit`, where `append` gets real arrays.

import jax
import jax.numpy as jnp


@jax.jit
def log2(x):
    return jnp.log2(x), jnp.log(x)


def record_calls(xs):
    record = []
    for x in xs:
        _, ln_x = log2(x)
        record.append(ln_x)
    return record
