"""`draw` was expected to advance the key of its caller, but it only changes a name of its own."""

SPLIT |= {
    "draw(key, 3) + draw(key, 5)": 8,
}
