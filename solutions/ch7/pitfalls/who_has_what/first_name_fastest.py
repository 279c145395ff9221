"""the first name of a tuple was expected to count fastest, but the last one does."""

ROWS |= {
    "rows_of_device_5((16, 24), grid, P(('x', 'y')))": (12, 14),
    "rows_of_device_5((16, 24), grid, P(('y', 'x')))": (10, 12),
}
