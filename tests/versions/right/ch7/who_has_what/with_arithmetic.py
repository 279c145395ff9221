# The lengths of the mesh axes.
DEVICES, X, Y = 8, 4, 2

LINE = {
    "shard_shape((16, 24), line, P('devices'))": (16 // DEVICES, 24),
    "shard_shape((16, 24), line, P(None, 'devices'))": (16, 24 // DEVICES),
    "shard_shape((16, 24), line, P())": (16, 24),
    "shard_shape((16, 24), line, P('devices', 'devices'))": "error",
    "shard_shape((12, 24), line, P('devices'))": "error",
    "shard_shape((16, 24, 3), line, P('devices'))": (16 // DEVICES, 24, 3),
}

GRID = {
    "shard_shape((16, 24), grid, P('x', 'y'))": (16 // X, 24 // Y),
    "shard_shape((16, 24), grid, P('y', 'x'))": (16 // Y, 24 // X),
    "shard_shape((16, 24), grid, P('y'))": (16 // Y, 24),
    "shard_shape((16, 24), grid, P(None, ('x', 'y')))": (16, 24 // (X * Y)),
    "shard_shape((16,), grid, P('x', 'y'))": "error",
}

PARTS = {
    "different_parts((16, 24), grid, P('x', 'y'))": X * Y,
    "different_parts((16, 24), grid, P('y'))": Y,
    "different_parts((16, 24), grid, P(None, 'x'))": X,
    "different_parts((16, 24), grid, P())": 1,
    "different_parts((16, 24), grid, P(('y', 'x')))": Y * X,
}


def rows(part, parts):
    height = 16 // parts
    return (part * height, (part + 1) * height)


# Device 3 is at x = 1 and y = 1.
ROWS = {
    "rows_of_device_5((16, 24), line, P('devices'))": rows(5, DEVICES),
    "rows_of_device_5((16, 24), grid, P('x'))": rows(2, X),
    "rows_of_device_5((16, 24), grid, P('y'))": rows(1, Y),
    "rows_of_device_5((16, 24), grid, P(None, 'y'))": rows(0, 1),
    "rows_of_device_5((16, 24), grid, P(('x', 'y')))": rows(2 * Y + 1, X * Y),
    "rows_of_device_5((16, 24), grid, P(('y', 'x')))": rows(1 * X + 2, X * Y),
}
