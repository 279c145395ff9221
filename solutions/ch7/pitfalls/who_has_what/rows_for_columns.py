"""None was skipped, but it stands for the rows, and the name after it cuts the columns."""

LINE |= {
    "shard_shape((16, 24), line, P(None, 'devices'))": (2, 24),
}

GRID |= {
    "shard_shape((16, 24), grid, P(None, ('x', 'y')))": (2, 24),
}

ROWS |= {
    "rows_of_device_5((16, 24), grid, P(None, 'y'))": (8, 16),
}
