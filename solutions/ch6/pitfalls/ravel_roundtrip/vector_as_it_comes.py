"""the vector has the common dtype of the leaves, and not always float32: convert them before you join them."""

import jax.flatten_util


def to_vector(tree):
    return jax.flatten_util.ravel_pytree(tree)[0]
