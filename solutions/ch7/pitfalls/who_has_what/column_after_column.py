"""the devices were counted down the columns of the mesh, but they fill row after row."""

ROWS |= {
    "rows_of_device_5((16, 24), grid, P('x'))": (4, 8),
    "rows_of_device_5((16, 24), grid, P('y'))": (8, 16),
    "rows_of_device_5((16, 24), grid, P(('x', 'y')))": (6, 8),
    "rows_of_device_5((16, 24), grid, P(('y', 'x')))": (10, 12),
}
