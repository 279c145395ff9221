import jax
import jax.numpy as jnp


@jax.jit
def log2(x):
    """log2(x) = ln(x) / ln(2)."""
    local_list = []
    ln_x = jnp.log(x)
    local_list.append(ln_x / jnp.log(2.0))
    local_list.append(ln_x)
    return tuple(local_list)


def record_calls(xs):
    record = xs.copy()
    for i, x in enumerate(xs):
        record[i] = log2(x)[-1]
    return record
