"""both objects were expected to share one counter, but each has its own `n`."""

CLASSES |= {
    "tally(1); d = Counter(); jax.jit(d.tally)(1), d.n, c.n": (3, 2, 2),
}
