"""a default was expected to follow the global, but Python reads it at the `def`."""

PYTHON |= {
    "bonus = 20; pay(1), late_pay(1)": (21, 21),
}
