"""each device sends its first number to the right, but the next shard follows its last one."""


def with_halos(shard):
    devices = jax.lax.axis_size("devices")
    right = [(device, (device + 1) % devices) for device in range(devices)]
    left = [(destination, source) for source, destination in right]
    before, after = jax.lax.ppermute(shard[:1], "devices", right), jax.lax.ppermute(shard[-1:], "devices", left)
    return jnp.concatenate([before, shard, after])
