"""the entry for which the array has no axis was dropped, but JAX raises an error."""

GRID |= {
    "shard_shape((16,), grid, P('x', 'y'))": (4,),
}
