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

# TODO: 22 lines.

# The shape of a shard, on a line of eight devices.
LINE = {
    "shard_shape((16, 24), line, P('devices'))": ...,
    "shard_shape((16, 24), line, P(None, 'devices'))": ...,
    "shard_shape((16, 24), line, P())": ...,
    "shard_shape((16, 24), line, P('devices', 'devices'))": ...,
    "shard_shape((12, 24), line, P('devices'))": ...,
    "shard_shape((16, 24, 3), line, P('devices'))": ...,
}

# The shape of a shard, on a grid of 4 times 2 devices.
GRID = {
    "shard_shape((16, 24), grid, P('x', 'y'))": ...,
    "shard_shape((16, 24), grid, P('y', 'x'))": ...,
    "shard_shape((16, 24), grid, P('y'))": ...,
    "shard_shape((16, 24), grid, P(None, ('x', 'y')))": ...,
    "shard_shape((16,), grid, P('x', 'y'))": ...,
}

# How many different parts there are.
PARTS = {
    "different_parts((16, 24), grid, P('x', 'y'))": ...,
    "different_parts((16, 24), grid, P('y'))": ...,
    "different_parts((16, 24), grid, P(None, 'x'))": ...,
    "different_parts((16, 24), grid, P())": ...,
    "different_parts((16, 24), grid, P(('y', 'x')))": ...,
}

# The rows of device 5.
ROWS = {
    "rows_of_device_5((16, 24), line, P('devices'))": ...,
    "rows_of_device_5((16, 24), grid, P('x'))": ...,
    "rows_of_device_5((16, 24), grid, P('y'))": ...,
    "rows_of_device_5((16, 24), grid, P(None, 'y'))": ...,
    "rows_of_device_5((16, 24), grid, P(('x', 'y')))": ...,
    "rows_of_device_5((16, 24), grid, P(('y', 'x')))": ...,
}
