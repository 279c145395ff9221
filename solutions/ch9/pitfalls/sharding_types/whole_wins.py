"""an axis that is whole was expected to undo the cut of the other argument, but it fits to any cut."""

ELEMENTWISE |= {
    "batch + whole": "float32[8,16]",
}

MULTIPLIED |= {
    "batch @ jnp.zeros((16, 3))": "float32[8,3]",
}
