"""the caller's dict was expected to change, but the function gets a dict of its own."""

PYTHON |= {
    'tick(box), tick(box), box["n"]': (1, 2, 2),
}
