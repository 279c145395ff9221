# another way: Calls `jax.tree.map` on the list, and would record a nested list of arrays in the same way.

import jax
import jax.numpy as jnp
from jax import lax


@jax.jit
def log2(x):
    natural = lax.log(x)
    return lax.div(natural, lax.full_like(natural, 0.6931471805599453)), natural


def record_calls(xs):
    return jax.tree.map(lambda x: log2(x)[1], list(xs))
