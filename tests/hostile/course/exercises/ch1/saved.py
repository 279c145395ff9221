"""Save numbers to a file: the exercise that hostile checkpoints stand in for."""

from typing import BinaryIO

from jaxtyping import Array, Float


def save(x: Float[Array, "..."], file: BinaryIO) -> None:
    """Writes an array to a file.

    Args:
        x: the array.
        file: a binary file that is open for writing.
    """
    # TODO: one line.
    raise NotImplementedError("save")


def load(file: BinaryIO) -> Float[Array, "..."]:
    """Reads the array that `save` wrote.

    Args:
        file: a binary file that is open for reading.

    Returns:
        The array.
    """
    # TODO: one line.
    raise NotImplementedError("load")
