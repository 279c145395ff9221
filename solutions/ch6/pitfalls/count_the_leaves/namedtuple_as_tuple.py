"""a NamedTuple was expected to match a plain tuple, but it is a kind of its own."""

PAIRS |= {
    "same(Point(w, b), (w, b))": True,
}
