"""Predict which part of an array each of eight devices holds.

Lesson: exercises/ch7/README.md#who_has_what

Each table below lists short programs. Replace each `...` with what the program returns, before you run anything. If it
raises an error of any kind, write "error" instead. There are eight CPU devices, numbered from 0 to 7. A mesh takes them
in this order, row after row. Each program begins anew with these lines:

    import jax
    import jax.numpy as jnp
    from jax.sharding import NamedSharding, PartitionSpec as P

    line = jax.make_mesh((8,), ("devices",))
    grid = jax.make_mesh((4, 2), ("x", "y"))

    def shards(shape, mesh, spec):
        return jax.device_put(jnp.zeros(shape), NamedSharding(mesh, spec)).addressable_shards

    def shard_shape(shape, mesh, spec):
        return shards(shape, mesh, spec)[0].data.shape

    def different_parts(shape, mesh, spec):
        return len({str(shard.index) for shard in shards(shape, mesh, spec)})

    def rows_of_device_5(shape, mesh, spec):
        return shards(shape, mesh, spec)[5].index[0].indices(shape[0])[:2]

- `shard_shape` returns the shape of a shard. All shards of an array have the same shape. Write a tuple or a list of
  ints, such as (2, 3) or (2,).
- `different_parts` returns how many different parts of the array there are. Devices that hold the same part count
  once. Write an int.
- `rows_of_device_5` returns which rows device 5 holds, as a start and a stop, like those of a slice. If it holds the
  rows 10, 11 and 12, write (10, 13).

Checks:
    - the shape of a shard is predicted, if the devices form a line
    - the shape of a shard is predicted, if the devices form a grid
    - the number of different parts is predicted
    - the rows of device 5 are predicted
"""

# The shape of a shard, on a line of eight devices.
LINE = {
    "shard_shape((16, 24), line, P('devices'))": (2, 24),  # 8 parts of 2 rows
    "shard_shape((16, 24), line, P(None, 'devices'))": (16, 3),  # 8 parts of 3 columns
    "shard_shape((16, 24), line, P())": (16, 24),  # no axis is cut, so each device has it all
    "shard_shape((16, 24), line, P('devices', 'devices'))": "error",  # a mesh axis can cut only one axis
    "shard_shape((12, 24), line, P('devices'))": "error",  # 12 rows do not divide into 8 equal parts
    "shard_shape((16, 24, 3), line, P('devices'))": (2, 24, 3),  # missing entries are None
}

# The shape of a shard, on a grid of 4 times 2 devices.
GRID = {
    "shard_shape((16, 24), grid, P('x', 'y'))": (4, 12),  # 16 / 4 and 24 / 2
    "shard_shape((16, 24), grid, P('y', 'x'))": (8, 6),  # 16 / 2 and 24 / 4
    "shard_shape((16, 24), grid, P('y'))": (8, 24),  # 16 / 2, and x cuts nothing
    "shard_shape((16, 24), grid, P(None, ('x', 'y')))": (16, 3),  # both mesh axes cut the columns: 24 / 8
    "shard_shape((16,), grid, P('x', 'y'))": "error",  # two entries, but the array has one axis
}

# How many different parts there are.
PARTS = {
    "different_parts((16, 24), grid, P('x', 'y'))": 8,  # 4 times 2
    "different_parts((16, 24), grid, P('y'))": 2,  # two halves, and each is on four devices
    "different_parts((16, 24), grid, P(None, 'x'))": 4,  # four parts, and each is on two devices
    "different_parts((16, 24), grid, P())": 1,  # eight copies of the whole
    "different_parts((16, 24), grid, P(('y', 'x')))": 8,  # 2 times 4
}

# The rows of device 5.
ROWS = {
    "rows_of_device_5((16, 24), line, P('devices'))": (10, 12),  # 2 rows for each device, so part 5 starts at 10
    "rows_of_device_5((16, 24), grid, P('x'))": (8, 12),  # device 5 is at x = 2, and a part has 4 rows
    "rows_of_device_5((16, 24), grid, P('y'))": (8, 16),  # device 5 is at y = 1, and a part has 8 rows
    "rows_of_device_5((16, 24), grid, P(None, 'y'))": (0, 16),  # only columns are cut
    "rows_of_device_5((16, 24), grid, P(('x', 'y')))": (10, 12),  # y counts fastest: part 2 * 2 + 1 = 5
    "rows_of_device_5((16, 24), grid, P(('y', 'x')))": (12, 14),  # x counts fastest: part 1 * 4 + 2 = 6
}
