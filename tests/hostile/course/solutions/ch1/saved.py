"""Save numbers to a file: the exercise that hostile checkpoints stand in for."""

from typing import BinaryIO

import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float


def save(x: Float[Array, "..."], file: BinaryIO) -> None:
    """Writes an array to a file.

    Args:
        x: the array.
        file: a binary file that is open for writing.
    """
    np.save(file, x)


def load(file: BinaryIO) -> Float[Array, "..."]:
    """Reads the array that `save` wrote.

    Args:
        file: a binary file that is open for reading.

    Returns:
        The array.
    """
    return jnp.asarray(np.load(file))
