"""whole shards travel to both sides, though only their edges are used there."""


def with_halos(shard):
    devices = jax.lax.axis_size("devices")
    right = [(device, (device + 1) % devices) for device in range(devices)]
    left = [(destination, source) for source, destination in right]
    before, after = jax.lax.ppermute(shard, "devices", right), jax.lax.ppermute(shard, "devices", left)
    return jnp.concatenate([before[-1:], shard, after[:1]])
