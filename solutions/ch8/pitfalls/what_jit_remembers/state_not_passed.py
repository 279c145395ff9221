"""the second step was expected to begin with 1 again, but the caller passed the new state."""

THREADED |= {
    "state, out = step(1, 2); step(state, 2)": (3, 10),
}
