"""another shape was expected to use the old program, but it is traced anew."""

CLASSES |= {
    "tally(1), tally(2), tally(jnp.array([3]))[0], tally(4)": (2, 3, 4, 5),
}

PYTHON |= {
    "pay(1); bonus = 20; pay(1), pay(jnp.array([1]))[0]": (11, 11),
    "note(1), note(2), note(jnp.array([3]))[0], note(4), len(seen)": (2, 3, 4, 5, 1),
}
