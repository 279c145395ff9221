"""`jax.nn.standardize` did the work: it adds 1e-5 to the variance unless told otherwise, the formula nothing."""

import jax
from jax.typing import ArrayLike
from jaxtyping import Array, Float


def standardize(x: Float[ArrayLike, "rows columns"]) -> Float[Array, "rows columns"]:
    return jax.nn.standardize(x, axis=0)
