"""the Python numbers were given a dtype before JAX saw them, so their type is no longer weak."""

import numpy as np


def identify(value: ArrayLike) -> tuple[str, bool]:
    array = jnp.asarray(np.asarray(value))
    return array.dtype.name, array.weak_type


def product_dtype(first: ArrayLike, second: ArrayLike) -> str:
    first, second = jnp.asarray(np.asarray(first)), jnp.asarray(np.asarray(second))
    return (first * second).dtype.name
