"""the work was done by NumPy: a NumPy array came back, not a jax.Array."""

import numpy as np
from jax.typing import ArrayLike
from jaxtyping import Array, Float


def standardize(x: Float[ArrayLike, "rows columns"]) -> Float[Array, "rows columns"]:
    return (x - np.mean(x, axis=0)) / np.std(x, axis=0)
