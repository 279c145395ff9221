"""the jitted method was expected to count on, but its program holds the number of its trace."""

CLASSES |= {
    "tally(), tally(), tally(), c.n": (1, 2, 3, 3),
    "c.n = 5; tally(), c.tally(), tally()": (6, 7, 8),
    "tally(); c.n = 50; tally(), c.n": (51, 51),
    "tally(1), tally(2), tally(jnp.array([3]))[0], tally(4)": (2, 4, 6, 8),
}
