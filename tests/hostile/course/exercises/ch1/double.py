"""Double each element: the exercise beside the one under attack."""

from jaxtyping import Array, Float


def double(x: Float[Array, "..."]) -> Float[Array, "..."]:
    """Doubles each element.

    Args:
        x: any shape.

    Returns:
        Twice `x`, in its shape and dtype.
    """
    # TODO: one line.
    raise NotImplementedError("double")
