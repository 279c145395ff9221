"""`fits` compares numbers of elements, and arrays of other shapes can have as many."""

import math


def fits(params, shapes):
    return jax.tree.all(jax.tree.map(lambda array, shape: array.size == math.prod(shape), params, shapes))
