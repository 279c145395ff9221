"""`step` was expected to remember its state, but it begins with the one that is passed in."""

THREADED |= {
    "step(1, 2)[0], step(1, 2)[0]": (3, 5),
    "state = 1; states = [step(state, x)[0] for x in (2, 3, 4)]; tuple(states)": (3, 6, 10),
}
