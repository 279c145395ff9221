"""the vector is converted to the common dtype of `like` first, and that may round large integers."""

import jax.flatten_util


def from_vector(vector, like):
    common, unravel = jax.flatten_util.ravel_pytree(like)
    return unravel(vector.astype(common.dtype))
