"""each device gathers all shards, and picks one of them."""


def from_the_device_before(shard):
    shards = jax.lax.all_gather(shard, "devices")
    return shards[jax.lax.axis_index("devices") - 1]
