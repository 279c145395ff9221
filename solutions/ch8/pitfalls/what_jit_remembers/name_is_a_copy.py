"""`same` was expected to be a copy, but it is a second name for the ref."""

REFS |= {
    "old = total[...]; same = total; add(3); old, same[...]": (0, 0),
}
