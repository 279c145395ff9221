"""a tuple was read as two entries, but it is one, and cuts one axis by both mesh axes."""

GRID |= {
    "shard_shape((16, 24), grid, P(None, ('x', 'y')))": "error",
}

ROWS |= {
    "rows_of_device_5((16, 24), grid, P(('x', 'y')))": (8, 12),
    "rows_of_device_5((16, 24), grid, P(('y', 'x')))": (8, 16),
}
