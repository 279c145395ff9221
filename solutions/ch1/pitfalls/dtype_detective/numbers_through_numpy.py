"""`identify` makes NumPy arrays of Python numbers first, which ends their weak type."""

import jax
import numpy as np


def identify(value: ArrayLike) -> tuple[str, bool]:
    array = jnp.asarray(value if isinstance(value, jax.Array) else np.asarray(value))
    return array.dtype.name, array.weak_type
