"""a mesh axis that the spec does not name was expected to cut too, but it makes copies."""

GRID |= {
    "shard_shape((16, 24), grid, P('y'))": (2, 24),
}

PARTS |= {
    "different_parts((16, 24), grid, P('y'))": 8,
    "different_parts((16, 24), grid, P(None, 'x'))": 8,
}

ROWS |= {
    "rows_of_device_5((16, 24), grid, P('x'))": (10, 12),
    "rows_of_device_5((16, 24), grid, P('y'))": (10, 12),
}
