"""`P()` was expected to cut the array among all devices, but it cuts nothing: each device has a copy."""

LINE |= {
    "shard_shape((16, 24), line, P())": (2, 24),
}

PARTS |= {
    "different_parts((16, 24), grid, P())": 8,
}
