"""the program was expected to keep the first ref, but a ref that is an argument is the caller's."""

REFS |= {
    "add_to(total, 1), add_to(other, 5), add_to(total, 1)": (1, 6, 7),
}
