"""Returns an object with `__jax_array__`, another array at each reading.

It is no array, and crosses the boundary as its text.
Earns: at most 0 points.
"""

import itertools

import jax.numpy as jnp


class Changing:
    readings = itertools.count()

    def __jax_array__(self):
        return jnp.full((3, 7), next(self.readings), "float32")


def selu(x, alpha=1.6733, scale=1.0507):
    return Changing()
