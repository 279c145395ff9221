"""one mesh axis was used for both axes of the array, but a spec can name it only once."""

LINE |= {
    "shard_shape((16, 24), line, P('devices', 'devices'))": (2, 3),
}
