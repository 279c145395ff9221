"""Returns a subclass of ndarray whose comparisons hold, and whose type, shape and bytes lie.

Its bytes cross, and build a plain array in the judge.
Earns: at most 0 points.
"""

import jax
import numpy as np


class Lying(np.ndarray):
    __class__ = jax.Array
    array_type = "jax"

    def __eq__(self, other):
        return np.ones(self.shape, bool)

    __le__ = __ge__ = __eq__

    def tobytes(self, order="C"):
        return b"\x00" * (4 * self.size)

    def __abs__(self):
        return np.zeros(self.shape)


def selu(x, alpha=1.6733, scale=1.0507):
    return np.asarray(x).view(Lying)
