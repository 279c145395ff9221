"""JAX asks only if both sides are cut along the axis of the sum, and here one side is whole."""

MULTIPLIED |= {
    "zeros((8, 12), 'data') @ down": "error",
}
