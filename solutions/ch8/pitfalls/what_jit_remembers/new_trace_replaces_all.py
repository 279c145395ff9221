"""the newest trace was expected to replace the older program, but each shape keeps its own."""

CLASSES |= {
    "tally(1), tally(2), tally(jnp.array([3]))[0], tally(4)": (2, 3, 5, 6),
}

PYTHON |= {
    "note(1), note(2), note(jnp.array([3]))[0], note(4), len(seen)": (2, 3, 5, 6, 2),
}
