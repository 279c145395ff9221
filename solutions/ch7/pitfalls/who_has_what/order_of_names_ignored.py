"""the order of the names in a tuple matters: the last one counts fastest."""

ROWS |= {
    "rows_of_device_5((16, 24), grid, P(('y', 'x')))": (10, 12),
}
