"""NumPy's `issubdtype` was asked for a floating dtype, but it does not know bfloat16 and `jnp.issubdtype` does."""

import numpy as np


def x_log_x(x: Float[Array, "..."]) -> Float[Array, "..."]:
    if not np.issubdtype(x.dtype, np.floating):
        raise TypeError(f"expected a floating dtype, got {x.dtype}")
    positive = x > 0
    safe = jnp.where(positive, x, 1)
    return jnp.where(positive, x * jnp.log(safe), 0)
