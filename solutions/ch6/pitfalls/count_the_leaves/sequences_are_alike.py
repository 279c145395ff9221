"""a list and a tuple were expected to be one kind, but each is a kind of its own."""

PAIRS |= {
    "same([w, b], (w, b))": True,
}
