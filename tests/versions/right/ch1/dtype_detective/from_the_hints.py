import jax.numpy as jnp
from jax.typing import ArrayLike
from jaxtyping import Array, Float


def identify(value: ArrayLike) -> tuple[str, bool]:
    array = jnp.asarray(value)
    return array.dtype.name, array.weak_type


def product_dtype(first: ArrayLike, second: ArrayLike) -> str:
    return jnp.result_type(first, second).name


def affine(x: Float[Array, "..."], slope: float, intercept: float) -> Float[Array, "..."]:
    return slope * x + intercept
