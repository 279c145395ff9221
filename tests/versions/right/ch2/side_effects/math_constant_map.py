import math
from operator import itemgetter

import jax.numpy as jnp
from jax import jit


@jit
def log2(x):
    ln_x = jnp.log(x)
    return ln_x * (1 / math.log(2)), ln_x


def record_calls(xs):
    return list(map(itemgetter(1), map(log2, xs)))
