"""the trace was expected to change no attribute, but Python really runs while JAX traces."""

CLASSES |= {
    "tally(), tally(), tally(), c.n": (1, 1, 1, 0),
    "c.n = 5; tally(), c.tally(), tally()": (6, 6, 6),
    "tally(1); d = Counter(); jax.jit(d.tally)(1), d.n, c.n": (2, 0, 0),
}
