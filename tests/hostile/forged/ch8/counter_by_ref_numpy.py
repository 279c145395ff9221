"""No program: NumPy counts, and what is written to the refs are its results.

Forges: count, value_stays, exchange, election, constant_size, jit
"""

import jax.numpy as jnp
import numpy as np


def count(counter, step):
    counter[...] = jnp.asarray(np.asarray(counter[...]) + np.asarray(step), "int32")
    return counter[...]


def exchange(left, right):
    old = np.asarray(left[...]).copy()
    left[...] = jnp.asarray(np.asarray(right[...]))
    right[...] = jnp.asarray(old)


def election(votes, candidates):
    so_far = np.cumsum(np.eye(candidates, dtype="int32")[np.asarray(votes)], axis=0)
    return jnp.asarray(so_far[-1], "int32"), jnp.asarray(np.argmax(so_far, axis=1), "int32")
