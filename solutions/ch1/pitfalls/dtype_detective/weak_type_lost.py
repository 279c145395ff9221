"""the Python numbers were given a dtype before JAX saw them, so their type is no longer weak."""

import jax.numpy as jnp
import numpy as np
from jax.typing import ArrayLike
from jaxtyping import Array, Float


def identify(value: ArrayLike) -> tuple[str, bool]:
    array = jnp.asarray(np.asarray(value))
    return array.dtype.name, array.weak_type


def product_dtype(first: ArrayLike, second: ArrayLike) -> str:
    first, second = jnp.asarray(np.asarray(first)), jnp.asarray(np.asarray(second))
    return (first * second).dtype.name


def affine(x: Float[Array, "..."], slope: float, intercept: float) -> Float[Array, "..."]:
    return slope * x + intercept
