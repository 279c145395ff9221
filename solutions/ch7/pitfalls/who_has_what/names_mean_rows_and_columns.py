"""x was taken for the rows of the array and y for its columns, but they are axes of the mesh."""

GRID |= {
    "shard_shape((16, 24), grid, P('y', 'x'))": (4, 12),
    "shard_shape((16, 24), grid, P('y'))": (16, 12),
}

ROWS |= {
    "rows_of_device_5((16, 24), grid, P('y'))": (0, 16),
    "rows_of_device_5((16, 24), grid, P(None, 'y'))": (0, 16),
}
