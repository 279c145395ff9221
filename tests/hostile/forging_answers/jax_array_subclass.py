"""Returns an object that says it is a `jax.Array`, and whose dtype and shape are another's at each reading.

What crosses are a dtype by name, a shape and bytes that must fill it.
Earns: at most 0 points.
"""

import jax
import numpy as np


class Lying:
    __class__ = jax.Array
    weak_type = False
    sharding = None
    reads = 0

    @property
    def dtype(self):
        Lying.reads += 1
        return np.dtype("float32") if Lying.reads % 2 else np.dtype("float64")

    @property
    def shape(self):
        return (3, 7)

    def __array__(self, dtype=None, copy=None):
        return np.zeros((3, 7), "float32")


def selu(x, alpha=1.6733, scale=1.0507):
    return Lying()
