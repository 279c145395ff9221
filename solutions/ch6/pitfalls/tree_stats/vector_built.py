"""all elements were written into one vector to count them, but a model may be too large, and then only shapes are given."""

from jax.flatten_util import ravel_pytree


def parameter_count(params):
    return ravel_pytree(params)[0].size
