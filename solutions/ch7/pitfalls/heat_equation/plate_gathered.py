"""every device gathers the whole plate in each step, and needs two rows of it."""


def step(shard, rate):
    rows = len(shard)
    plate = jax.lax.all_gather(shard, "devices", tiled=True)
    inner = plate[1:-1, 1:-1]
    beside = plate[:-2, 1:-1] + plate[2:, 1:-1] + plate[1:-1, :-2] + plate[1:-1, 2:]
    new = plate.at[1:-1, 1:-1].set(inner + rate * (beside - 4 * inner))
    return jax.lax.dynamic_slice_in_dim(new, jax.lax.axis_index("devices") * rows, rows)
