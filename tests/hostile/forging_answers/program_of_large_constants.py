"""Its program holds a constant of 55 MB, under the cap, so that each question for it moves and compiles it anew.

It squares, for a price in time. The cost is not that of a square.
Stands in for: exercises/ch1/square.py.
Earns: at most 2 points.
"""

import jax.numpy as jnp
import numpy as np

noise = np.arange(13_500_000, dtype="float32")


def square(x):
    return x * x + 0 * jnp.cumsum(jnp.asarray(noise))[-1] * 1e-30
