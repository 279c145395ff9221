"""Square each element: the exercise that forged programs stand in for."""

from jaxtyping import Array, Float


def square(x: Float[Array, "..."]) -> Float[Array, "..."]:
    """Squares each element.

    Args:
        x: any shape.

    Returns:
        The squares, in the shape and dtype of `x`.
    """
    return x * x
