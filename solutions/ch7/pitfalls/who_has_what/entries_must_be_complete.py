"""a spec was expected to need an entry for each axis of the array, but missing ones are None."""

LINE |= {
    "shard_shape((16, 24, 3), line, P('devices'))": "error",
}

GRID |= {
    "shard_shape((16, 24), grid, P('y'))": "error",
}
