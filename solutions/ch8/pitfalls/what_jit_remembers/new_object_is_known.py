"""the method of a new object was expected to find the old program, but it is another function."""

CLASSES |= {
    "tally(1); d = Counter(); jax.jit(d.tally)(1), d.n, c.n": (2, 0, 1),
}
