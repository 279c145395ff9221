"""`unravel` restores no dtypes if all leaves of `like` have the same, so they come back as float32."""

import jax.flatten_util


def from_vector(vector, like):
    _, unravel = jax.flatten_util.ravel_pytree(like)
    return unravel(vector)
