"""the directions are swapped: the number before a shard has to travel to the right, from a device to the next one."""


def with_halos(shard):
    devices = jax.lax.axis_size("devices")
    right = [(device, (device + 1) % devices) for device in range(devices)]
    left = [(destination, source) for source, destination in right]
    before, after = jax.lax.ppermute(shard[-1:], "devices", left), jax.lax.ppermute(shard[:1], "devices", right)
    return jnp.concatenate([before, shard, after])
