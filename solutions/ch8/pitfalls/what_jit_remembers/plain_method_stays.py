"""the plain method was taken for the jitted one, but without jit Python counts at each call."""

CLASSES |= {
    "c.tally(), c.tally(), c.tally()": (1, 1, 1),
    "c.n = 5; tally(), c.tally(), tally()": (6, 6, 6),
}
