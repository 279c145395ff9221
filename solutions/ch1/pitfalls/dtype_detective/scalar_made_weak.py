"""a NumPy scalar was turned into a Python number, which made its type weak."""

import jax.numpy as jnp
import numpy as np
from jax.typing import ArrayLike
from jaxtyping import Array, Float


def identify(value: ArrayLike) -> tuple[str, bool]:
    array = jnp.asarray(value)
    return array.dtype.name, array.weak_type


def product_dtype(first: ArrayLike, second: ArrayLike) -> str:
    first = first.item() if isinstance(first, np.generic) else first
    second = second.item() if isinstance(second, np.generic) else second
    return jnp.result_type(first, second).name


def affine(x: Float[Array, "..."], slope: float, intercept: float) -> Float[Array, "..."]:
    return slope * x + intercept
