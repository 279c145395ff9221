# breaks: "raises an error of any kind": believes that the entry without an axis is dropped

# The shape of a shard, on a line of eight devices.
LINE = {
    "shard_shape((16, 24), line, P('devices'))": (2, 24),
    "shard_shape((16, 24), line, P(None, 'devices'))": (16, 3),
    "shard_shape((16, 24), line, P())": (16, 24),
    "shard_shape((16, 24), line, P('devices', 'devices'))": 'error',
    "shard_shape((12, 24), line, P('devices'))": 'error',
    "shard_shape((16, 24, 3), line, P('devices'))": (2, 24, 3),
}

# The shape of a shard, on a grid of 4 times 2 devices.
GRID = {
    "shard_shape((16, 24), grid, P('x', 'y'))": (4, 12),
    "shard_shape((16, 24), grid, P('y', 'x'))": (8, 6),
    "shard_shape((16, 24), grid, P('y'))": (8, 24),
    "shard_shape((16, 24), grid, P(None, ('x', 'y')))": (16, 3),
    "shard_shape((16,), grid, P('x', 'y'))": (4,),
}

# How many different parts there are.
PARTS = {
    "different_parts((16, 24), grid, P('x', 'y'))": 8,
    "different_parts((16, 24), grid, P('y'))": 2,
    "different_parts((16, 24), grid, P(None, 'x'))": 4,
    "different_parts((16, 24), grid, P())": 1,
    "different_parts((16, 24), grid, P(('y', 'x')))": 8,
}

# The rows of device 5.
ROWS = {
    "rows_of_device_5((16, 24), line, P('devices'))": (10, 12),
    "rows_of_device_5((16, 24), grid, P('x'))": (8, 12),
    "rows_of_device_5((16, 24), grid, P('y'))": (8, 16),
    "rows_of_device_5((16, 24), grid, P(None, 'y'))": (0, 16),
    "rows_of_device_5((16, 24), grid, P(('x', 'y')))": (10, 12),
    "rows_of_device_5((16, 24), grid, P(('y', 'x')))": (12, 14),
}
