"""a ref was expected to be a constant of the program, but it is read and written at each call."""

REFS |= {
    "add(1), add(1), total[...]": (1, 1, 1),
    "add(1); total[...] = 50; add(1)": 1,
    "add_to(total, 1), add_to(other, 5), add_to(total, 1)": (1, 5, 1),
}
