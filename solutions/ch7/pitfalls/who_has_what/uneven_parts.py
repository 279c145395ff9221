"""the last device was expected to get a smaller part, but all parts are equal."""

LINE |= {
    "shard_shape((12, 24), line, P('devices'))": (2, 24),
}
