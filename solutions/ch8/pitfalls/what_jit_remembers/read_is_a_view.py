"""`old` was expected to see the later write, but a read gives an array, which never changes."""

REFS |= {
    "old = total[...]; same = total; add(3); old, same[...]": (3, 3),
}
