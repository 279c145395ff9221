"""Double each element: the exercise beside the one under attack."""

import jax.numpy as jnp
from jaxtyping import Array, Float


def double(x: Float[Array, "..."]) -> Float[Array, "..."]:
    """Doubles each element.

    Args:
        x: any shape.

    Returns:
        Twice `x`, in its shape and dtype.
    """
    return 2 * jnp.asarray(x)
