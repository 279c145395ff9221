"""the program was expected to remember the number from before the `+=`, but it adds afterwards."""

CLASSES |= {
    "tally(), tally(), tally(), c.n": (0, 0, 0, 1),
    "c.n = 5; tally(), c.tally(), tally()": (5, 7, 5),
}
