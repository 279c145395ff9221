"""Computes its answer in NumPy by an `io_callback` that the program's text does not name outright.

The target of the call is named in the program, whatever made it, and is refused.
Stands in for: exercises/ch1/square.py.
Earns: at most 0 points.
"""

import jax
import jax.numpy as jnp
import numpy as np
from jax.experimental import io_callback


def square(x):
    def body(i, value):
        return io_callback(np.square, jax.ShapeDtypeStruct(x.shape, x.dtype), x, ordered=False)

    return jax.lax.cond(jnp.all(x == x), lambda: body(0, x), lambda: x)
