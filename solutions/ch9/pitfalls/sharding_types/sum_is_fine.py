"""both sides are cut along the axis of the sum, so JAX asks who gets the result, with an error."""

MULTIPLIED |= {
    "hidden @ down": "float32[8@data,16]",
}
