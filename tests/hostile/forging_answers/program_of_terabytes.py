"""Its program holds a constant of 4 TB and adds it up.

It fails for lack of memory where it runs, and costs this check and no other. Its cost is not that of a square.
Stands in for: exercises/ch1/square.py.
Earns: at most 0 points.
"""

import jax
import jax.numpy as jnp


def square(x):
    large = jax.lax.optimization_barrier(jnp.full((2**20, 2**20), x[0]))
    return x * x + 0 * jnp.sort(large, axis=0)[0, 0]
