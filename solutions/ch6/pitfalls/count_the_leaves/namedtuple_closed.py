"""a NamedTuple was taken for a leaf, but JAX opens it as any tuple."""

OBJECTS |= {
    "[Point(3, 4), Point((5, 6), None)]": 2,
}
