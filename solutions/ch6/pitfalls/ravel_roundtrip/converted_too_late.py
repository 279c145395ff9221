"""the leaves are joined in their common dtype, which may round large integers, before they become float32."""

import jax.flatten_util


def to_vector(tree):
    return jax.flatten_util.ravel_pytree(tree)[0].astype("float32")
