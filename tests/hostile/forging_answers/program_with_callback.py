"""Its program calls back into Python for the answer.

A call that is not on the allow-list is refused by its name, before the program runs.
Stands in for: exercises/ch1/square.py.
Earns: at most 0 points.
"""

import jax
import numpy as np


def square(x):
    return jax.pure_callback(np.square, jax.ShapeDtypeStruct(x.shape, x.dtype), x)
