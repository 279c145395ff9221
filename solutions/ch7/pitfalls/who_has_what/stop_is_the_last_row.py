"""the second number is the last row, but a slice stops one row later."""

ROWS |= {
    "rows_of_device_5((16, 24), line, P('devices'))": (10, 11),
    "rows_of_device_5((16, 24), grid, P('x'))": (8, 11),
    "rows_of_device_5((16, 24), grid, P('y'))": (8, 15),
    "rows_of_device_5((16, 24), grid, P(None, 'y'))": (0, 15),
    "rows_of_device_5((16, 24), grid, P(('x', 'y')))": (10, 11),
    "rows_of_device_5((16, 24), grid, P(('y', 'x')))": (12, 13),
}
