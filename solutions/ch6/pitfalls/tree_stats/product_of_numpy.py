"""NumPy computed the product: the count is a number of NumPy, and for a scalar array even a float."""

import numpy as np


def parameter_count(params):
    return sum(np.prod(leaf.shape) for leaf in jax.tree.leaves(params))
